import type { DayRules } from './made-day.ts';

/** Kinds of days that exercise different parts of the kernels, by name. */
export const PLAIN_DAYS: Readonly<Record<string, DayRules>> = {
  'plain, untimed': { stops: 30, oneMeasure: true, vans: 6 },
  'plain, untimed, one way': { stops: 30, oneMeasure: true, vans: 6, roads: 'one-way', fixedCosts: true },
  'plain, untimed, optional': { stops: 25, oneMeasure: true, vans: 4, optional: true, fixedCosts: true, room: 0.8 },
  'plain, untimed, no loads': { stops: 20, oneMeasure: true, vans: 3, dimensions: 0 },
  'plain, timed': { stops: 30, oneMeasure: true, vans: 9, windows: 1, shifts: true },
  'plain, timed, one way, optional': {
    stops: 30,
    oneMeasure: true,
    vans: 9,
    windows: 1,
    shifts: true,
    roads: 'one-way',
    optional: true,
  },
};

export const RICH_DAYS: Readonly<Record<string, DayRules>> = {
  'hour costs without windows': { stops: 25, rows: 2, vans: 3, hourCosts: true, fixedCosts: true },
  'hour costs and windows': { stops: 25, rows: 2, vans: 4, hourCosts: true, windows: 1, shifts: true },
  'several windows': { stops: 25, rows: 2, vans: 4, hourCosts: true, windows: 2, shifts: true },
  'deliveries in three dimensions': { stops: 25, rows: 2, vans: 3, dimensions: 3, fixedCosts: true },
  'pickups in three dimensions': { stops: 25, rows: 2, vans: 3, dimensions: 3, pickups: true },
  'pickups in one dimension, windows': { stops: 25, rows: 2, vans: 4, pickups: true, windows: 1, hourCosts: true },
  'depots and open ends': { stops: 25, rows: 3, vans: 2, depots: true, hourCosts: true, fixedCosts: true },
  'profiles and speeds': { stops: 25, rows: 4, vans: 2, speeds: true, profiles: true, hourCosts: true },
  'profiles and speeds, windows': {
    stops: 25,
    rows: 4,
    vans: 2,
    speeds: true,
    profiles: true,
    hourCosts: true,
    windows: 1,
    roads: 'one-way',
  },
  'limits without windows': { stops: 25, rows: 3, vans: 4, limits: true, hourCosts: true, room: 2 },
  'limits and several windows': { stops: 25, rows: 3, vans: 4, limits: true, hourCosts: true, windows: 2, room: 2 },
  'one-way roads': { stops: 25, rows: 2, vans: 3, roads: 'one-way', windows: 1, hourCosts: true, setups: true },
  'symmetric roads, one fleet': { stops: 25, rows: 1, vans: 4, hourCosts: true, setups: true },
  'symmetric roads, one fleet, windows': { stops: 25, rows: 1, vans: 5, hourCosts: true, setups: true, windows: 1 },
  'symmetric roads, shared places': { stops: 25, rows: 1, vans: 4, hourCosts: true, setups: true, shared: true },
  'symmetric roads, shared places, windows': {
    stops: 25,
    rows: 1,
    vans: 5,
    hourCosts: true,
    setups: true,
    shared: true,
    windows: 2,
  },
  'piece rates': { stops: 25, rows: 3, vans: 3, pickups: true, pay: true, fixedCosts: true },
  'piece rates, optional stops': { stops: 25, rows: 2, vans: 3, pay: true, optional: true, windows: 1, room: 0.8 },
  'optional stops': { stops: 25, rows: 2, vans: 2, optional: true, hourCosts: true, room: 0.7 },
  'shared places with set-ups': { stops: 25, rows: 2, vans: 3, shared: true, hourCosts: true, windows: 1 },
  'shared places, untimed': { stops: 25, rows: 2, vans: 3, shared: true, hourCosts: true },
  'wild roads': { stops: 20, rows: 2, vans: 4, roads: 'wild', windows: 2, hourCosts: true, limits: true },
  'everything at once': {
    stops: 25,
    rows: 4,
    vans: 2,
    roads: 'one-way',
    windows: 2,
    hourCosts: true,
    fixedCosts: true,
    shifts: true,
    dimensions: 2,
    pickups: true,
    depots: true,
    speeds: true,
    profiles: true,
    limits: true,
    optional: true,
    shared: true,
    skills: true,
    pins: true,
    priorities: true,
    pay: true,
  },
};

export const ALL_DAYS = { ...PLAIN_DAYS, 'plain, timed, wild roads': wildPlain(), ...RICH_DAYS };

function wildPlain(): DayRules {
  return { stops: 20, oneMeasure: true, vans: 9, windows: 1, shifts: true, roads: 'wild' };
}
