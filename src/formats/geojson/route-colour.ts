/** A colour for the nth route: hues a golden angle apart, so that neighbours in the list never look alike. */
export function routeColour(n: number): string {
  const hue = (n * 137.508) % 360;
  const lightness = n % 2 === 0 ? 0.42 : 0.55;
  const chroma = 0.7 * Math.min(lightness, 1 - lightness);
  const channel = (offset: number) => {
    const k = (offset + hue / 30) % 12;
    const value = lightness - chroma * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(255 * value)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}
