/*
 * What runs anywhere: `dayroute/browser` reaches no Node module. A worker that says
 *
 *   import { answerQuestions } from 'dayroute/browser';
 *   answerQuestions(self);
 *
 * answers a page's `askToPlan(worker, day)` and `askToSolve(worker, problem)`; docs/library.md has the whole example.
 */
export * from './anywhere.ts';
export { answerQuestions } from './parallel/answer.ts';
export { askToPlan, askToSolve } from './parallel/ask.ts';
export type { Wire } from './parallel/messages.ts';
