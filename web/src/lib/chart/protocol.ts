/**
 * How a device agrees with the server about one chart: pure steps from stored rows and a message to the
 * changes of one IndexedDB transaction. README.md says how a device uses them; the simulator runs these.
 */
export { answerNeeds, onAnswer, type Lookups, type Outcome } from './answering.ts';
export { isWaiting, nextRequest, plan, type Loaded, type Plan } from './asking.ts';
export { onFailure, type Failure, type FailureLookups } from './failing.ts';
export { isMerged, mergeIn, moveChart, signedIn, signedUp } from './people.ts';
export { happenedAt, NotStorable, record, sendAgain, type Draft, type Moment } from './record.ts';
export {
	type Asked,
	type Changes,
	type ChartState,
	deviceTime,
	LIMITS,
	openChart,
	type OutboxRow,
	type Receipt,
	type RefusedRow,
	type Standing,
	type SyncAnswer,
	type SyncRequest
} from './state.ts';
