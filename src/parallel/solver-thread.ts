// The solving thread of Node; `node-thread.ts` starts it.
import { type MessagePort, workerData } from 'node:worker_threads';
import { answerQuestions } from './answer.ts';
import type { Wire } from './messages.ts';
import { startNodeEngine } from './node-engines.ts';
import { hireThread } from './node-hands.ts';

const { port } = workerData as { readonly port: MessagePort };
answerQuestions(port as unknown as Wire, startNodeEngine, hireThread);
