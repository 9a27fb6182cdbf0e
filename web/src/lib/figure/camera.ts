/** From where a body is looked at, without perspective: what is farther away is as large. */
import type { Disc } from './hull.ts';
import { dot, radians, type Vec } from './vector.ts';

export interface View {
	/** Degrees around the upright: 0 from the front, 90 from the person's left. */
	from: number;
	/** Degrees from above. */
	above: number;
}

export interface Camera {
	right: Vec;
	up: Vec;
	/** The way it looks: what lies farther along it is farther away. */
	ahead: Vec;
}

export function cameraOf({ from, above }: View): Camera {
	const [a, e] = [radians(from), radians(above)];
	return {
		right: [Math.cos(a), 0, -Math.sin(a)],
		up: [-Math.sin(a) * Math.sin(e), Math.cos(e), -Math.cos(a) * Math.sin(e)],
		ahead: [-Math.sin(a) * Math.cos(e), -Math.sin(e), -Math.cos(a) * Math.cos(e)]
	};
}

export const disc = (camera: Camera, point: Vec, r: number): Disc => ({
	x: dot(point, camera.right),
	y: -dot(point, camera.up),
	r
});

export const depth = (camera: Camera, point: Vec): number => dot(point, camera.ahead);
