/** Imported before anything of Apollo's: it dials out unless told so when it is constructed. */
process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
for (const name of ['APOLLO_KEY', 'APOLLO_GRAPH_REF', 'APOLLO_SCHEMA_REPORTING']) delete process.env[name];
