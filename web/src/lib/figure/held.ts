/** Things that go along with the body: what a hand holds, what rolls under a foot, a band between a door and a hand. */
import { frameOf } from './anchors.ts';
import { sided, type Side } from './body.ts';
import { GRIP } from './grip.ts';
import { thingsOf, type Rod, type WrittenProp } from './props.ts';
import { pointOf, type Body, type Placed } from './skeleton.ts';
import { add, ORIGIN, type Vec } from './vector.ts';

/** Where they are now: only what is round. Throws for a part of the body there is not. */
export function heldThings(props: readonly WrittenProp[], body: Body): Rod[] {
	return props.flatMap((prop) => {
		const [, side, part = ''] = /^(left|right)_(.+)$/.exec(prop.held ?? '') ?? [];
		const frame = frameOf(body, part || (prop.held ?? ''), (side ?? null) as Side | null);
		if (!frame) throw new Error(`no part of the body is called ${prop.held ?? ''}`);
		const at = prop.at ?? (part === 'hand' && side ? sided(side as Side, GRIP) : ORIGIN);
		if (prop.tied) return stretched(prop.is, prop.tied, frame, at, part === 'hand');
		return thingsOf({ ...prop, at }).map((thing): Rod => {
			if (thing.kind === 'box') throw new Error(`${prop.is} cannot be held: only what is round can`);
			return { ...thing, from: pointOf(frame, thing.from), to: pointOf(frame, thing.to) };
		});
	});
}

/** From where it is tied, narrower toward a hand, out of which its loose end hangs. */
function stretched(is: string, from: Vec, frame: Placed, at: Vec, inHand: boolean): Rod[] {
	const isTowel = is === 'towel';
	const wide = isTowel ? 2.6 : 0.8;
	const to = pointOf(frame, at);
	const strip = { kind: 'rod', radius: 0.2, look: isTowel ? 'cushion' : 'ball', solid: false } as const;
	const main: Rod = { ...strip, from, to, flat: [wide, inHand ? 0.4 : wide] };
	if (!inHand || isTowel) return [main];
	const end = add(pointOf(frame, add(at, [0, 0, -5])), [0, -5, 0]);
	return [main, { ...strip, from: to, to: end, flat: [0.4, wide] }];
}
