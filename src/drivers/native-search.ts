// Whether the native vector search is there: it is compiled on installation, and absent where no compiler was found.

/** True when hnswlib-node can be loaded here. */
export async function hasNativeSearch(): Promise<boolean> {
  return import('hnswlib-node').then(
    () => true,
    () => false,
  );
}
