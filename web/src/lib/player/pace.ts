/** Another pace of breathing on the way. Pure. */
import { breathSeconds } from './dose.ts';
import { phaseOf, type PlayerState } from './state.ts';

/**
 * From now on somebody breathes by `pace` steps slower than the doses say, in this exercise and the later ones: from the same point of the
 * same breath, for as many whole breaths as there is time left for. Nothing changes where one does not breathe by a count.
 */
export function paced(state: PlayerState, pace: number): PlayerState {
	const phase = phaseOf(state);
	if (phase?.dose.mode !== 'breath') return state;
	const turns = state.turns.map((turn, index) =>
		index < phase.turn ? turn : { ...turn, pace, breaths: undefined }
	);
	const dose = phaseOf({ ...state, turns })?.dose;
	if (phase.kind !== 'work' || dose?.mode !== 'breath') return { ...state, turns };
	const breathed = state.elapsed / 1000 / breathSeconds(phase.dose);
	const left = phase.seconds - state.elapsed / 1000;
	// The breath that has begun is always finished.
	const breaths = Math.max(Math.floor(breathed) + 1, Math.round(breathed + left / breathSeconds(dose)));
	return {
		...state,
		turns: turns.map((turn, index) => (index === phase.turn ? { ...turn, breaths } : turn)),
		elapsed: breathed * breathSeconds(dose) * 1000
	};
}
