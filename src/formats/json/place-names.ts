/** A problem with tables, as `readProblem` takes it; of anything else nothing is known here. */
interface WithTravel {
  readonly places: readonly unknown[];
  readonly depots?: readonly { readonly id?: unknown; readonly place?: unknown }[];
  readonly stops?: readonly { readonly id?: unknown; readonly place?: unknown; readonly orderIds?: unknown }[];
  readonly travel: unknown;
}

/** Tables of a problem are by place; travel tables are by the ids of depots and orders. Other values stay as they are. */
export function withPlaceNames(json: unknown): unknown {
  if (!isProblem(json)) return json;
  const ids = placeNames(json);
  const named = (table: unknown) => (typeof table === 'object' && table !== null ? { ids, ...table } : table);
  return Array.isArray(json.travel) ? json.travel.map(named) : named(json.travel);
}

function isProblem(json: unknown): json is WithTravel {
  return (
    typeof json === 'object' && json !== null && 'travel' in json && 'places' in json && Array.isArray(json.places)
  );
}

/** A depot's id, else that of the first order there, else a name that nothing else has. */
function placeNames({ places, depots, stops }: WithTravel): string[] {
  const names = places.map((_, i) => `(place ${i})`);
  const isNamed = new Set<number>();
  const name = (place: unknown, id: unknown) => {
    if (typeof place !== 'number' || typeof id !== 'string' || isNamed.has(place) || names[place] === undefined) return;
    names[place] = id;
    isNamed.add(place);
  };
  if (Array.isArray(depots)) for (const depot of depots) name(depot?.place, depot?.id);
  if (Array.isArray(stops)) {
    for (const stop of stops) name(stop?.place, Array.isArray(stop?.orderIds) ? stop.orderIds[0] : stop?.id);
  }
  return names;
}
