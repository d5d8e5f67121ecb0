import { TokenMap } from 'cdktf/lib/tokens/private/token-map';

/**
 * Runs `work`, and forgets the tokens that it made. cdktf registers every token in one map of the process, which keeps
 * the constructs behind them alive: memory would grow with every environment that is rendered.
 */
export function forgettingTokens<T>(work: () => T): T {
  const maps = tokenMaps();
  const before = maps.map((tokens) => new Set(tokens.keys()));
  try {
    return work();
  } finally {
    maps.forEach((tokens, index) => {
      for (const key of tokens.keys()) if (before[index]?.has(key) !== true) tokens.delete(key);
    });
  }
}

/** How many tokens cdktf remembers. */
export function countTokens(): number {
  return tokenMaps().reduce((sum, { size }) => sum + size, 0);
}

/** The maps are private to cdktf; a version without them fails here, and not by growing. */
function tokenMaps(): Map<unknown, unknown>[] {
  return ['stringTokenMap', 'numberTokenMap'].map((name) => {
    const tokens: unknown = Reflect.get(TokenMap.instance(), name);
    if (!(tokens instanceof Map)) throw new Error(`cdktf keeps its tokens elsewhere than in ${name}`);
    return tokens;
  });
}
