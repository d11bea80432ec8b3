// The thread of an LP engine; `node-engines.ts` starts it.
import { parentPort, workerData } from 'node:worker_threads';
import { answerQuestion, type EngineQuestion } from '../refine/lp/engine-thread.ts';
import { highsEngine } from '../refine/lp/highs-engine.ts';
import type { EngineName, LpEngine } from '../refine/lp/lp-engine.ts';

async function load(name: EngineName): Promise<LpEngine> {
  if (name === 'highs') return highsEngine();
  const { simplexEngine } = await import('../refine/lp/simplex-engine.ts');
  return simplexEngine();
}

const engine = load((workerData as { readonly engine: EngineName }).engine);
parentPort?.on('message', async (question: EngineQuestion) => answerQuestion(await engine, question));
