/**
 * What the emulator (moto 5.2) cannot do. The suite fails when an entry is missing, and when one is no longer needed.
 */

/** Types that it cannot create; they are left out of what is applied. */
export const MISSING_TYPES: Readonly<Record<string, string>> = {};

/** Attributes that it does not give back, so that the next plan wants to set them again: type, attribute, reason. */
export const FORGOTTEN_ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, string>>>> = {};
