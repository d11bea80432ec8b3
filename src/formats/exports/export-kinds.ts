/** How the export of another planner's program says what dayroute's columns say. Headers are keys: letters and digits in lower case. */
export interface ExportKind {
  readonly name: string;
  /** Of each group one header must be there for a file to be of this kind. */
  readonly needs: readonly (readonly string[])[];
  /** Headers that few others have; the kind with the most of them wins. */
  readonly marks: readonly string[];
  /** dayroute's column -> headers it is taken from: the first that the file has. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** Headers that are put together to one address, in this order. */
  readonly address: readonly string[];
  /** dayroute's column -> values (lower case) that mean what dayroute says otherwise. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly windowEnds: 'service-start' | 'service-end';
}

/** After the programs' published import and export formats; a file that is laid out otherwise is still read by `--orders`, with aliases. */
export const EXPORT_KINDS: readonly ExportKind[] = [
  {
    name: 'OptimoRoute',
    needs: [['timewindowfrom', 'timewindowto', 'ordertype', 'assignedto', 'locationname', 'load1']],
    marks: [
      'ordertype',
      'assignedto',
      'locationid',
      'locationname',
      'timewindowfrom',
      'timewindowto',
      'load1',
      'vehiclefeatures',
    ],
    columns: {
      order_id: ['orderid', 'orderno', 'id'],
      type: ['ordertype', 'type'],
      due_on: ['date'],
      priority: ['priority'],
      vehicle: ['assignedto', 'driverserial'],
      lat: ['latitude', 'lat'],
      lon: ['longitude', 'lng', 'lon'],
      postcode: ['zipcode', 'postalcode', 'zip', 'postcode'],
      customer: ['locationname', 'customername'],
      window_from: ['timewindowfrom'],
      window_to: ['timewindowto'],
      service_min: ['duration', 'durationminutes', 'durationmin'],
      load_1: ['load1', 'load'],
      load_2: ['load2'],
      load_3: ['load3'],
      load_4: ['load4'],
      load_5: ['load5'],
      skills: ['skills', 'vehiclefeatures'],
      notes: ['notes'],
      phone: ['phone', 'phonenumber'],
      email: ['email'],
    },
    address: ['address', 'addressline', 'towncity', 'city', 'stateprovince', 'countryregion'],
    // a task brings nothing and fetches nothing
    values: { type: { t: 'delivery', task: 'delivery' } },
    // the end of its window is the latest end of service
    windowEnds: 'service-end',
  },
  {
    name: 'Routific',
    needs: [
      ['visitname', 'visitid', 'visit', 'stopname', 'name', 'customername'],
      ['start', 'from', 'timewindowstart', 'windowstart'],
      ['duration', 'durationmins', 'durationminutes', 'durationmin', 'durationseconds'],
    ],
    marks: ['visitname', 'visitid', 'start', 'end', 'duration', 'durationmins', 'load', 'type', 'types'],
    columns: {
      order_id: ['visitid', 'orderid', 'ordernumber', 'id', 'customerordernumber'],
      customer: ['visitname', 'visit', 'customername', 'stopname', 'name'],
      lat: ['latitude', 'lat'],
      lon: ['longitude', 'lng', 'lon'],
      postcode: ['zipcode', 'postalcode', 'zip', 'postcode'],
      window_from: ['start', 'from', 'timewindowstart', 'windowstart'],
      window_to: ['end', 'to', 'timewindowend', 'windowend'],
      service_min: ['duration', 'durationmins', 'durationminutes', 'durationmin', 'durationseconds'],
      load_units: ['load', 'capacity'],
      priority: ['priority'],
      skills: ['type', 'types', 'vehicletype'],
      notes: ['notes', 'instructions'],
      phone: ['phone', 'phonenumber', 'customerphone'],
      email: ['email', 'customeremail'],
    },
    address: ['address', 'address1', 'address2', 'city', 'state', 'province', 'country'],
    values: { priority: { regular: '', 'very high': '90' } },
    windowEnds: 'service-start',
  },
  {
    name: 'Spoke',
    needs: [
      ['addressline1', 'address'],
      ['earliesttime', 'latesttime', 'timeatstop', 'timeatstopminutes', 'placeinvehicle', 'packagecount'],
    ],
    marks: [
      'addressline1',
      'addressline2',
      'earliesttime',
      'latesttime',
      'timeatstop',
      'timeatstopminutes',
      'recipientname',
      'recipientemailaddress',
      'recipientphonenumber',
      'packagecount',
      'placeinvehicle',
    ],
    columns: {
      order_id: ['orderid', 'sellerorderid', 'externalid', 'id'],
      customer: ['recipientname', 'recipient', 'name', 'sellername'],
      lat: ['latitude', 'lat'],
      lon: ['longitude', 'lng', 'lon'],
      postcode: ['zip', 'zipcode', 'postcode', 'postalcode'],
      window_from: ['earliesttime', 'earliestarrivaltime'],
      window_to: ['latesttime', 'latestarrivaltime'],
      service_min: ['timeatstopminutes', 'timeatstop', 'timeatstopmin', 'estimatedtimeatstop'],
      parcels: ['packagecount', 'packages'],
      type: ['stoptype', 'type', 'activity'],
      vehicle: ['driver', 'driverid', 'alloweddrivers'],
      notes: ['notes', 'instructions'],
      phone: ['recipientphonenumber', 'recipientphone', 'phone'],
      email: ['recipientemailaddress', 'recipientemail', 'email'],
    },
    address: ['addressline1', 'address', 'addressline2', 'city', 'state', 'country'],
    windowEnds: 'service-start',
  },
  {
    name: 'Route4Me',
    needs: [
      ['address', 'addressstreet1'],
      ['alias', 'servicetime', 'timewindowstart', 'timewindowstart1', 'curblatitude', 'sequencenumber', 'addressalias'],
    ],
    marks: [
      'alias',
      'addressalias',
      'servicetime',
      'timewindowstart',
      'timewindowend',
      'timewindowstart1',
      'timewindowend1',
      'cube',
      'revenue',
      'sequencenumber',
      'customerpo',
    ],
    columns: {
      order_id: ['orderno', 'orderid', 'customerpo', 'referenceno', 'invoiceno', 'id'],
      customer: ['alias', 'addressalias', 'name', 'firstname'],
      lat: ['lat', 'latitude'],
      lon: ['lng', 'lon', 'longitude'],
      postcode: ['zipcode', 'zip', 'postalcode', 'postcode'],
      window_from: ['timewindowstart', 'timewindowstart1'],
      window_to: ['timewindowend', 'timewindowend1'],
      service_min: ['servicetime', 'servicetimeminutes', 'time'],
      weight_kg: ['weight'],
      volume_m3: ['cube'],
      parcels: ['pieces', 'quantity'],
      priority: ['priority'],
      type: ['stoptype', 'addressstoptype'],
      notes: ['notes', 'note', 'customnotes'],
      phone: ['phone', 'phonenumber', 'addresscustomerphone'],
      email: ['email', 'addresscustomeremail'],
    },
    address: ['address', 'addressstreet1', 'addressstreet2', 'city', 'state', 'country'],
    windowEnds: 'service-start',
  },
];
