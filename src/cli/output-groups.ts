/** Groups of files that `--only` and the config's `outputs` choose from; plan.json and run.json are always written. */
export const OUTPUT_GROUPS = ['csv', 'geojson', 'map', 'sheets', 'gpx', 'kml', 'json'] as const;
