import type { Duration } from './duration';
import type { MailServer, Receiver } from './receiver';

/** A condition on one label of an alert; a label that is not there is empty. A pattern is anchored at both ends. */
export interface Matcher {
  readonly label: string;
  readonly is: '=' | '=~';
  readonly value: string;
}

/**
 * A node of the tree that every alert goes through: the first child that matches takes it, and where none does the node
 * itself. What a node does not say it has from its parent, but for the times at which it is active.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#route
 */
export interface Route {
  /** @default - every alert that comes here matches */
  readonly matchers?: readonly Matcher[];
  /** The name of a receiver. */
  readonly receiver: string;
  /** Alerts that agree in these labels are one message. */
  readonly groupBy?: readonly string[];
  /** How long the first message of a group waits for more alerts. */
  readonly groupWait?: Duration;
  /** How long further alerts of the group wait. */
  readonly groupInterval?: Duration;
  /** After how long the message is sent again; a multiple of the group interval. */
  readonly repeatInterval?: Duration;
  /** The name of a time interval, outside of which messages are held back. @default - always active */
  readonly activeDuring?: string;
  /** Whether siblings further on get the alert too. @default false */
  readonly continues?: boolean;
  readonly routes?: readonly Route[];
}

/** Hours of some days of the week. */
export interface TimeInterval {
  readonly name: string;
  /** A name of the IANA time zone database. */
  readonly timeZone: string;
  /** `monday` */
  readonly weekdays: readonly string[];
  /** `09:00`, in which they begin. */
  readonly from: string;
  /** `17:00`, at which they are over. */
  readonly to: string;
}

/** While an alert of the source fires, those of the target with the same labels are not told. */
export interface Inhibition {
  readonly source: readonly Matcher[];
  readonly target: readonly Matcher[];
  readonly equal: readonly string[];
}

/** Who is told of which alert: all that Alertmanager has to know. */
export interface AlertRouting {
  /** @default - none, and no e-mail receiver */
  readonly mailServer?: MailServer;
  readonly receivers: readonly Receiver[];
  /** The root, which every alert matches. */
  readonly route: Route;
  readonly timeIntervals: readonly TimeInterval[];
  readonly inhibitions: readonly Inhibition[];
}

/** A label has exactly this value. */
export function labelIs(label: string, value: string): Matcher {
  return { label, is: '=', value };
}

/** A label, whole, is of this pattern. */
export function labelMatches(label: string, pattern: string): Matcher {
  return { label, is: '=~', value: pattern };
}
