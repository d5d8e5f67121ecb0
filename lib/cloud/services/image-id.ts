/** Logical id of what belongs to one image of one team: `checkout_api`. */
export function imageId(team: string, image: string): string {
  return `${team}_${image}`.replaceAll(/[^a-z0-9]+/g, '_');
}
