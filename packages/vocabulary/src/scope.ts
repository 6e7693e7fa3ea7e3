/** What a caller may do, `noun:verb`. Fields name the scope they need with `@requiresScopes`. */
export const SCOPES = [
  'directory:read',
  'directory:write',
  'case:report',
  'case:read',
  'case:work',
  'reporter:read',
  'alert:read',
  'alert:acknowledge',
  'training:read',
  'training:write',
  'counterpart:read',
  'repatriation:read',
  'repatriation:write',
  'repatriation:follow',
] as const;
export type Scope = (typeof SCOPES)[number];
