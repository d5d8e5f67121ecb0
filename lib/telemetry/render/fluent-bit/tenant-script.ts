import type { LogPipeline } from '../../model';

/** The functions of the script, by the source of the records that each of them takes. */
export const SCRIPT_FUNCTIONS = { containers: 'container_log', node: 'node_log', events: 'event_log' } as const;

/**
 * The Lua script that says whose a record is, and makes one shape of records of all sources: `log` is the line, `tenant`
 * the way, `source`, `namespace`, `app`, `container` and `stream` are labels, the rest tells more about one line.
 *
 * A namespace belongs to the team that claims it, else to the one with the longest name that it is or begins with
 * (`checkout-eu-test`, `checkout-eu`, `checkout`), else to the owner of the platform. So no record is without a tenant,
 * one without metadata of Kubernetes neither.
 * @see https://docs.fluentbit.io/manual/data-pipeline/filters/lua
 */
export function tenantScript({ tenants, owner }: Pick<LogPipeline, 'tenants' | 'owner'>): string {
  const teams = tenants.map(({ name }) => `  [${text(name)}] = true,`);
  const claimed = tenants
    .flatMap(({ name, namespaces }) => namespaces.map((namespace) => `  [${text(namespace)}] = ${text(name)},`))
    .sort();
  return [
    `local OWNER = ${text(owner)}`,
    ['local TEAMS = {', ...teams, '}'].join('\n'),
    ['local CLAIMED = {', ...claimed, '}'].join('\n'),
    FUNCTIONS,
  ].join('\n\n');
}

/** Names of namespaces and teams are DNS labels: nothing in them means anything to Lua. */
function text(name: string): string {
  return JSON.stringify(name);
}

const FUNCTIONS = `\
local function tenant_of(namespace)
  if namespace == nil then return OWNER end
  if CLAIMED[namespace] then return CLAIMED[namespace] end
  local name = namespace
  while name do
    if TEAMS[name] then return name end
    name = name:match("^(.+)%-[^-]*$")
  end
  return OWNER
end

-- Code 2: the record is another one, its time is not.
function container_log(tag, timestamp, record)
  local pod, namespace, container = tag:match("([^_./]+)_([^_]+)_(.+)%-%x+%.log$")
  local kubernetes = record["kubernetes"] or {}
  local labels = kubernetes["labels"] or {}
  namespace = kubernetes["namespace_name"] or namespace
  return 2, timestamp, {
    log = record["log"],
    stream = record["stream"],
    source = "containers",
    tenant = tenant_of(namespace),
    namespace = namespace,
    app = labels["app.kubernetes.io/name"],
    container = kubernetes["container_name"] or container,
    pod = kubernetes["pod_name"] or pod,
    node = kubernetes["host"] or os.getenv("NODE_NAME"),
  }
end

function node_log(tag, timestamp, record)
  return 2, timestamp, {
    log = record["message"],
    source = "node",
    tenant = OWNER,
    unit = record["systemd_unit"] or record["syslog_identifier"],
    node = os.getenv("NODE_NAME"),
  }
end

function event_log(tag, timestamp, record)
  local about = record["involvedObject"] or {}
  local object = (about["kind"] or "?") .. "/" .. (about["name"] or "?")
  return 2, timestamp, {
    log = object .. ": " .. (record["reason"] or "?") .. ": " .. (record["message"] or ""),
    source = "events",
    tenant = tenant_of(about["namespace"]),
    namespace = about["namespace"],
    type = record["type"],
    reason = record["reason"],
    kind = about["kind"],
    name = about["name"],
  }
end
`;
