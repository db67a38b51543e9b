// The port for embeddings: texts in, vectors out.

/** Turns texts into vectors whose cosine says how much two texts are about the same. */
export interface Embedder {
  /** Changes whenever the same text could get another vector: the name of the model and its version. */
  readonly id: string;
  readonly dimensions: number;
  /** One vector a text, in order, each of length one; all zeros for a text in which nothing was found. */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
}
