/** What a simulated device can be told to do: each verb is one of the app's own steps on the rows of a database. */
import { type Digest, addToDigest, type Held } from '../../web/src/lib/chart/digest.ts';
import { inOrder, parsed } from '../../web/src/lib/chart/entry.ts';
import { corrected } from '../../web/src/lib/chart/corrections.ts';
import { monthOf } from '../../web/src/lib/chart/stamp.ts';
import * as protocol from '../../web/src/lib/chart/protocol.ts';
import { Database } from './database.ts';
import { type Sabotage } from './sabotage.ts';

/** So few that a comparison takes several requests. */
const HELD_PER_REQUEST = 3;

export interface Arguments {
	db: string;
	chart: string;
	wall: number;
	[name: string]: unknown;
}

/** One seed's devices. `asked` is memory that a kill empties. */
export class World {
	databases: Record<string, Database> = {};
	asked: Record<string, protocol.Asked> = {};
	sabotage: Sabotage;

	constructor(sabotage: Sabotage) {
		this.sabotage = sabotage;
	}

	run(verb: string, args: Arguments): unknown {
		const action = VERBS[verb];
		if (!action) throw new Error(`no such verb: ${verb}`);
		return action(this, args);
	}

	db(name: string): Database {
		return (this.databases[name] ??= new Database());
	}
}

type Verb = (world: World, args: Arguments) => unknown;

const open: Verb = (world, { db, chart, ...rest }) => {
	const of = rest as unknown as {
		device: string;
		person: string | null;
		role: 'owner' | 'therapist';
	};
	const state = protocol.openChart({
		chart,
		device: of.device,
		person: of.person,
		role: of.role
	});
	if (!world.db(db).state(chart)) world.db(db).commit(chart, { chart: state });
};

const record: Verb = (world, { db, chart, wall, draft }) => {
	const database = world.db(db);
	const state = database.state(chart);
	if (!state || database.entry(chart, (draft as protocol.Draft).id)) return null;
	const before = world.sabotage.beforeRecord?.(state) ?? state;
	const seen = database.entriesOf(chart).sort(inOrder).at(-1);
	const made = protocol.record(before, draft as protocol.Draft, {
		wall,
		zone: 60
	});
	database.commit(chart, made.changes);
	return { seen: seen?.id ?? null };
};

const ask: Verb = (world, { db, chart, wall }) => {
	const database = world.db(db);
	const state = database.state(chart);
	const outbox = database.outboxOf(chart);
	const plan = state && protocol.plan(state, outbox, wall);
	if (!plan) return null;
	const { asked, changes } = protocol.nextRequest(state, outbox, {
		entries: database.found(chart, plan.ids),
		...holdings(database, chart, plan)
	});
	database.commit(chart, world.sabotage.afterAsk?.(changes, asked, outbox) ?? changes);
	world.asked[`${db} ${asked.ticket}`] = asked;
	return { ticket: asked.ticket, request: asked.request };
};

function holdings(
	database: Database,
	chart: string,
	plan: protocol.Plan
): { digest?: Digest; held?: Held[] } {
	if (!plan.holdings) return {};
	const held = database
		.entriesOf(chart)
		.filter((entry) => entry.seal !== undefined)
		.map(({ id, stamp, detail }) => ({
			id,
			stamp,
			detail: detail !== undefined
		}));
	if (plan.holdings.ask === 'digest') {
		const digest: Digest = {};
		for (const part of held) addToDigest(digest, part);
		return { digest };
	}
	const { months, after } = plan.holdings;
	const wanted = held.filter((part) => months.includes(monthOf(part.stamp))).sort(inOrder);
	return {
		held: wanted.filter((part) => !after || inOrder(part, after) > 0).slice(0, HELD_PER_REQUEST)
	};
}

const answer: Verb = (world, args) => {
	const { db, chart, wall } = args;
	const database = world.db(db);
	const state = database.state(chart);
	const asked = world.asked[`${db} ${args['ticket']}`];
	if (!state || !asked) return null;
	const outbox = database.outboxOf(chart);
	if (args['status'] !== 200) return failed(world, args, state, asked);
	const given = args['answer'] as protocol.SyncAnswer;
	const [question, reply] = world.sabotage.beforeAnswer?.(state, asked, given) ?? [asked, given];
	const entries = database.found(chart, protocol.answerNeeds(reply, outbox));
	const lookups = {
		outbox,
		refused: database.refusedOf(chart),
		entries,
		freshDevice: args['freshDevice'] as string
	};
	const outcome = protocol.onAnswer(state, question, reply, lookups, wall);
	const parts = world.sabotage.afterAnswer?.(outcome.changes, state, lookups) ?? [outcome.changes];
	for (const part of args['kill'] ? parts.slice(0, 1) : parts) database.commit(chart, part);
	return outcome.again;
};

function failed(world: World, args: Arguments, state: protocol.ChartState, asked: protocol.Asked): boolean {
	const database = world.db(args.db);
	const outbox = database.outboxOf(args.chart);
	const entries = database.found(
		args.chart,
		outbox.map(({ id }) => id)
	);
	const failure = {
		status: args['status'] as number,
		code: String(args['code']),
		retryAfter: args['retryAfter'] as number | null
	};
	const changes = protocol.onFailure(state, asked, failure, { outbox, entries }, args.wall);
	database.commit(args.chart, world.sabotage.afterFailure?.(changes) ?? changes);
	return false;
}

const kill: Verb = (world, { db, ...rest }) => {
	for (const key of Object.keys(world.asked)) if (key.startsWith(`${db} `)) delete world.asked[key];
	world.db(db).losePower(world.sabotage.relaxed ? (rest['power'] as number) : 0);
};

const signUp: Verb = (world, { db, chart, person }) => {
	const state = world.db(db).state(chart);
	if (state) world.db(db).commit(chart, protocol.signedUp(state, person as string));
};

const signIn: Verb = (world, { db, chart }) => {
	const state = world.db(db).state(chart);
	if (state) world.db(db).commit(chart, protocol.signedIn(state));
};

const move: Verb = (world, { db, chart, to }) => {
	const state = world.db(db).state(chart);
	if (state) world.db(db).commit(chart, protocol.moveChart(state, to as string));
};

/** Takes up to `most` entries of the anonymous chart over; true when the anonymous one may go. */
const mergeChunk: Verb = (world, { db, chart, from, fromChart, most }) => {
	const target = world.db(db);
	const state = target.state(chart);
	const anonymous = world.db(from as string).entriesOf(fromChart as string);
	if (!state) return false;
	const present = new Set([
		...target.entriesOf(chart).map(({ id }) => id),
		...target.refusedOf(chart).map(({ id }) => id)
	]);
	const missing = anonymous.filter(({ id }) => !present.has(id));
	target.commit(chart, protocol.mergeIn(state, missing.slice(0, most as number), present));
	const ids = anonymous.map(({ id }) => id);
	return protocol.isMerged(ids, target.outboxOf(chart), present);
};

/** A backup of one phone restored on another. */
const copy: Verb = (world, { db, to }) => {
	const made = new Database();
	made.rows = structuredClone(world.db(db).rows);
	world.databases[to as string] = made;
};

const dump: Verb = (world, { db, chart, owner }) => {
	const database = world.db(db);
	const entries = database.entriesOf(chart);
	const judged = world.sabotage.beforeFold?.(entries) ?? entries;
	return {
		state: database.state(chart) ?? null,
		entries,
		outbox: database.outboxOf(chart),
		refused: database.refusedOf(chart),
		fold: corrected(judged.map(parsed), owner as string).map(({ id, body }) => [id, body])
	};
};

const VERBS: Record<string, Verb> = {
	open,
	record,
	ask,
	answer,
	kill,
	signUp,
	signIn,
	move,
	mergeChunk,
	copy,
	dump
};
