// ESM through --experimental-vm-modules; sources are read directly, by the condition @juanzong/source.
export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@juanzong/source', 'node'] },
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/tools'],
  modulePathIgnorePatterns: ['/dist/', '/data/', '/.nx/'],
  testMatch: ['**/*.spec.ts', '**/*.spec.mjs'],
  testSequencer: '<rootDir>/tools/testing/longest-first.mjs',
  testTimeout: 120_000,
};
