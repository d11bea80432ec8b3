/** What stands in a starter folder for whoever opens it: tables have no room for comments. */
export const STARTER_README = `# A day for dayroute

Look at the files, then plan:

    dayroute check-input --date tomorrow
    dayroute plan --date tomorrow

The plan is in \`plan/\`: open \`plan/map.html\` in a browser, \`plan/routes.csv\` in a spreadsheet;
\`plan/unassigned.csv\` says why an order found no place, and what would have helped.

## orders.csv: a row an order

| column | what to fill in |
|---|---|
| \`order_id\` | any name, each once |
| \`lat\`, \`lon\` | where; or leave them empty and list \`address\` or \`postcode\` with coordinates in \`places.csv\` |
| \`type\` | \`delivery\` (also when empty), \`pickup\` (a return that is fetched) or \`exchange\` (both; what is fetched in \`pickup_weight_kg\`, \`pickup_parcels\`) |
| \`weight_kg\`, \`parcels\` | how much; \`volume_m3\` and \`load_ANYTHING\` work alike |
| \`window\` | when work at the door may begin: \`09:00-12:00\`, or several: \`08:00-10:00|13:00-14:00\`; empty = any time |
| \`service_min\` | minutes at the door; empty = \`defaults\` in dayroute.json |
| \`skip_cost\` | what leaving it for another day costs; empty = it must go |
| \`skills\` | what the vehicle must have |
| any other column | is carried along to the outputs |

## vehicles.csv: a row for vans that are alike

\`count\` of them · \`shift\` (earliest departure, latest return) · \`max_weight_kg\`, \`max_parcels\`, \`max_ANYTHING\` (empty = no
limit) · \`max_hours\`, \`max_stops\`, \`max_km\` · \`cost_fixed\` for a day, \`cost_per_km\`, \`cost_per_hour\` · \`skills\`.

## depots.csv: where vans load

With several, name one in a \`depot\` column of vehicles.csv.

## dayroute.json: settings

Keys that begin with \`//\` are comments. Every column and key is explained in docs/formats.md of the package.
`;
