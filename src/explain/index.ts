export { applyChanges, type Change, type ChangeKind, type VanChange } from './change.ts';
export { type Comparison, compareFigures, figuresOf, type PlanFigures } from './compare-plans.ts';
export { explainPlan, explainSteps, mostExplained } from './explain-plan.ts';
export { Explainer, type ExplainOptions, type Explanation } from './explain-stop.ts';
export { bestNaivePlan, MOST_NAIVE, type NaiveRule, naivePlan } from './naive-plan.ts';
export type { Served } from './referee-trial.ts';
export { knownOrders, type Why, why } from './why.ts';
export { type Extra, type Place as ServedPlace, type WhyServed, whyServed } from './why-served.ts';
export { remedyWords } from './words.ts';
