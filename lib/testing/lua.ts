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
  const { lua, lualib, lauxlib, to_luastring: text } = jest.requireActual<Fengari>('fengari');
  const state = lauxlib.luaL_newstate();
  lualib.luaL_openlibs(state);
  const source = `local obj = ${luaText(object)}
    local health = (function() ${script} end)()
    return health.status .. "|" .. (health.message or "")`;
  const failed = lauxlib.luaL_dostring(state, text(source));
  const result = lua.lua_tojsstring(state, -1);
  if (failed) throw new Error(result);
  const [status = '', message = ''] = result.split('|');
  return { status, message };
}

/** Plain data as a Lua expression. */
function luaText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `{${value.map(luaText).join(', ')}}`;
  return `{${Object.entries(value)
    .map(([key, item]) => `[${JSON.stringify(key)}] = ${luaText(item)}`)
    .join(', ')}}`;
}
