/** Things that go along with the body: what a hand holds, what rolls under a foot, a band between a door and a hand. */
import { frameOf } from './anchors.ts';
import { sided, type Side } from './body.ts';
import { GRIP } from './grip.ts';
import { thingsOf, type Rod, type WrittenProp } from './props.ts';
import { pointOf, type Body } from './skeleton.ts';
import { ORIGIN } from './vector.ts';

/** Where they are now: only what is round. Throws for a part of the body there is not. */
export function heldThings(props: readonly WrittenProp[], body: Body): Rod[] {
	return props.flatMap((prop) => {
		const [, side, part = ''] = /^(left|right)_(.+)$/.exec(prop.held ?? '') ?? [];
		const frame = frameOf(body, part || (prop.held ?? ''), (side ?? null) as Side | null);
		if (!frame) throw new Error(`no part of the body is called ${prop.held ?? ''}`);
		const at = prop.at ?? (part === 'hand' && side ? sided(side as Side, GRIP) : ORIGIN);
		if (prop.tied)
			return [
				{ kind: 'rod', from: prop.tied, to: pointOf(frame, at), radius: 0.6, look: 'ball', solid: false }
			];
		return thingsOf({ ...prop, at }).map((thing): Rod => {
			if (thing.kind === 'box') throw new Error(`${prop.is} cannot be held: only what is round can`);
			return { ...thing, from: pointOf(frame, thing.from), to: pointOf(frame, thing.to) };
		});
	});
}
