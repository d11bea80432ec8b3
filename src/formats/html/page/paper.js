/** Colours of what belongs to no route. */
export const ON_PAPER = {
  zone: 'rgb(31 90 148 / 7%)',
  casing: '#ffffff',
  grid: '#e4e6e0',
  ink: '#1c2430',
  lost: '#b3124f',
  amber: '#c07a00',
  waiting: '#5b6573',
};

/** Radius of a stop that shows its number. */
export const BUBBLE = 9;
