/** As much of fengari, a Lua in JavaScript without types, as is used here. */
interface Fengari {
  readonly lua: { lua_tojsstring(state: object, index: number): string };
  readonly lualib: { luaL_openlibs(state: object): void };
  readonly lauxlib: { luaL_newstate(): object; luaL_dostring(state: object, source: Uint8Array): boolean };
  readonly to_luastring: (text: string) => Uint8Array;
}

/**
 * Runs a health script of Argo CD on an object.
 * @returns the status and the message that it gives
 */
export function healthByLua(script: string, object: unknown): { status: string; message: string } {
  const result = runLua(`local obj = ${luaText(object)}
    local health = (function() ${script} end)()
    return health.status .. "|" .. (health.message or "")`);
  const [status = '', message = ''] = result.split('|');
  return { status, message };
}

/** Where a filter script thinks that it runs. */
export const LUA_NODE = 'i-0abc';

/**
 * Calls a function of a filter script of Fluent Bit with a record, on the node `LUA_NODE`.
 * @returns the code, and the fields of the record that it gives, which are text
 * @see https://docs.fluentbit.io/manual/data-pipeline/filters/lua#callback-prototype
 */
export function filterByLua(
  script: string,
  name: string,
  tag: string,
  record: unknown,
): { code: number; record: Readonly<Record<string, string>> } {
  const result = runLua(`os.getenv = function(name) return name == "NODE_NAME" and ${luaText(LUA_NODE)} or nil end
    ${script}
    local code, _, record = ${name}(${luaText(tag)}, 0, ${luaText(record)})
    local lines = { tostring(code) }
    for key, value in pairs(record) do lines[#lines + 1] = key .. "=" .. value end
    return table.concat(lines, "\\0")`);
  const [code, ...fields] = result.split('\0');
  const entries = fields.map((field): [string, string] => [
    field.slice(0, field.indexOf('=')),
    field.slice(field.indexOf('=') + 1),
  ]);
  return { code: Number(code), record: Object.fromEntries(entries) };
}

/** @returns what the chunk returns, as text */
function runLua(source: string): string {
  const { lua, lualib, lauxlib, to_luastring: text } = jest.requireActual<Fengari>('fengari');
  const state = lauxlib.luaL_newstate();
  lualib.luaL_openlibs(state);
  const failed = lauxlib.luaL_dostring(state, text(source));
  const result = lua.lua_tojsstring(state, -1);
  if (failed) throw new Error(result);
  return result;
}

/** Plain data as a Lua expression. */
function luaText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `{${value.map(luaText).join(', ')}}`;
  return `{${Object.entries(value)
    .map(([key, item]) => `[${JSON.stringify(key)}] = ${luaText(item)}`)
    .join(', ')}}`;
}
