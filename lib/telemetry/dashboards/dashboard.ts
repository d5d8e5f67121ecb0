import {
  type DashboardLink,
  DashboardLinkBuilder,
  DashboardLinkType,
  type GridPos,
  type Panel,
  type RowPanel,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { Dashboard } from '../model';

export interface DashboardProps extends Pick<Dashboard, 'uid' | 'title' | 'description' | 'variables' | 'panels'> {
  /** Beside the tag that all dashboards have. @default - none */
  readonly tags?: readonly string[];
  /** @default now-6h */
  readonly from?: string;
}

/** On every dashboard of ours: a list of the others is on top of each. */
const TAG = 'platform';

/** Puts panels side by side, in the order in which they are given, until a line is full, and numbers them. */
export function dashboard({ panels, tags = [], from = 'now-6h', ...rest }: DashboardProps): Dashboard {
  return { ...rest, from, tags: [TAG, ...tags], links: [toOthers()], panels: layOut(panels) };
}

/** On the dashboard itself: the builder would put the link into a menu. */
function toOthers(): DashboardLink {
  const { placement: _placement, ...link } = new DashboardLinkBuilder('Dashboards')
    .type(DashboardLinkType.Dashboards)
    .tags([TAG])
    .asDropdown(true)
    .keepTime(true)
    .includeVars(false)
    .build();
  return link;
}

/** How wide the grid of a dashboard is. */
const COLUMNS = 24;

function layOut(panels: readonly (Panel | RowPanel)[]): (Panel | RowPanel)[] {
  let [x, y, lineHeight] = [0, 0, 0];
  return panels.map((panel, index) => {
    const { w, h } = sizeOf(panel);
    if (x + w > COLUMNS) [x, y, lineHeight] = [0, y + lineHeight, 0];
    const gridPos: GridPos = { x, y, w, h };
    [x, lineHeight] = [x + w, Math.max(lineHeight, h)];
    return { ...panel, id: index + 1, gridPos };
  });
}

/** A row takes a line of its own. */
function sizeOf(panel: Panel | RowPanel): Pick<GridPos, 'w' | 'h'> {
  return 'panels' in panel ? { w: COLUMNS, h: 1 } : { w: panel.gridPos?.w ?? COLUMNS, h: panel.gridPos?.h ?? 8 };
}
