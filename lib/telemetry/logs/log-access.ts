import type { Team } from '../../environment';
import { compareText } from '../../problems';
import { LOKI_URL, TENANT_HEADER } from './loki-address';

/** Who may read which logs. Loki itself believes whoever asks; so only Grafana and the monitoring may ask it. */
export interface LogAccess {
  /** The group of the organisation's identity provider whose people may read. */
  readonly group: string;
  /** The tenants whose logs they find, the team's own first. */
  readonly tenants: readonly string[];
  readonly dataSource: LokiDataSource;
}

/**
 * A data source of Grafana that finds the logs of those tenants and no others: the header is set by Grafana, and its
 * people cannot change it.
 * @see https://grafana.com/docs/grafana/latest/datasources/loki/#provision-the-data-source
 */
export interface LokiDataSource {
  readonly name: string;
  readonly uid: string;
  readonly type: 'loki';
  readonly access: 'proxy';
  readonly url: string;
  readonly editable: false;
  readonly jsonData: { readonly httpHeaderName1: string };
  /** Not a secret, but the only place in which Grafana takes the value of a header. */
  readonly secureJsonData: { readonly httpHeaderValue1: string };
}

/** @param readsAlso teams whose logs the team's people may read beside their own */
export function logAccess(
  { name, identityGroup }: Pick<Team, 'name' | 'identityGroup'>,
  readsAlso: readonly string[],
): LogAccess {
  const tenants = [name, ...[...readsAlso].filter((other) => other !== name).sort(compareText)];
  return { group: identityGroup, tenants, dataSource: dataSourceOf(name, tenants) };
}

function dataSourceOf(team: string, tenants: readonly string[]): LokiDataSource {
  return {
    name: `Logs of ${team}`,
    uid: `loki-${team}`,
    type: 'loki',
    access: 'proxy',
    url: LOKI_URL,
    editable: false,
    jsonData: { httpHeaderName1: TENANT_HEADER },
    secureJsonData: { httpHeaderValue1: tenants.join('|') },
  };
}
