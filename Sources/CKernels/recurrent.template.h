INLINE T F(gate)(T x) {
  T lower = F(lower_sigmoid)(x);
  return x < 0 ? lower : 1 - lower;
}

INLINE T F(squash)(T x) {
  T slope;
  return F(tanh_and_slope)(x, &slope);
}

CLONES void F(lstm_step)(T *restrict gates, const T *restrict bias1, const T *restrict bias2,
                                const T *restrict previous_cell, T *restrict cell, T *restrict hidden, long rows,
                                long units) {
  for (long row = 0; row < rows; row++) {
    T *restrict g = gates + row * 4 * units;
    for (long i = 0; i < 4 * units; i++) g[i] += bias1[i] + bias2[i];
    for (long i = 0; i < 2 * units; i++) g[i] = F(gate)(g[i]);
    for (long i = 2 * units; i < 3 * units; i++) g[i] = F(squash)(g[i]);
    for (long i = 3 * units; i < 4 * units; i++) g[i] = F(gate)(g[i]);
    long at = row * units;
    for (long i = 0; i < units; i++) {
      T c = g[units + i] * previous_cell[at + i] + g[i] * g[2 * units + i];
      cell[at + i] = c;
      hidden[at + i] = g[3 * units + i] * F(squash)(c);
    }
  }
}

CLONES void F(lstm_pullback)(T *restrict gates, const T *restrict previous_cell, const T *restrict cell,
                                    const T *restrict d_hidden, T *restrict d_cell, long rows, long units) {
  for (long row = 0; row < rows; row++) {
    T *restrict in = gates + row * 4 * units, *restrict forget = in + units, *restrict new = in + 2 * units,
               *restrict out = in + 3 * units;
    long at = row * units;
    for (long i = 0; i < units; i++) {
      T t = F(squash)(cell[at + i]);
      T dh = d_hidden[at + i];
      T dc = d_cell[at + i] + dh * out[i] * (1 - t * t);
      d_cell[at + i] = dc * forget[i];
      T d_in = dc * new[i] * in[i] * (1 - in[i]);
      T d_new = dc * in[i] * (1 - new[i] * new[i]);
      forget[i] = dc * previous_cell[at + i] * forget[i] * (1 - forget[i]);
      out[i] = dh * t * out[i] * (1 - out[i]);
      in[i] = d_in;
      new[i] = d_new;
    }
  }
}

CLONES void F(gru_step)(T *restrict from_input, T *restrict from_hidden, const T *restrict bias1,
                               const T *restrict bias2, const T *restrict previous, T *restrict hidden, long rows,
                               long units) {
  for (long row = 0; row < rows; row++) {
    T *restrict x = from_input + row * 3 * units, *restrict h = from_hidden + row * 3 * units;
    long at = row * units;
    for (long i = 0; i < 2 * units; i++) x[i] = F(gate)(x[i] + bias1[i] + (h[i] + bias2[i]));
    for (long i = 0; i < units; i++) {
      T kept = h[2 * units + i] + bias2[2 * units + i];
      T new = F(squash)(x[2 * units + i] + bias1[2 * units + i] + x[i] * kept);
      T update = x[units + i];
      h[2 * units + i] = kept;
      x[2 * units + i] = new;
      hidden[at + i] = (1 - update) * new + update * previous[at + i];
    }
  }
}

CLONES void F(gru_pullback)(T *restrict from_input, T *restrict from_hidden, const T *restrict previous,
                                   const T *restrict d_hidden, T *restrict d_previous, long rows, long units) {
  for (long row = 0; row < rows; row++) {
    T *restrict x = from_input + row * 3 * units, *restrict h = from_hidden + row * 3 * units;
    long at = row * units;
    for (long i = 0; i < units; i++) {
      T dh = d_hidden[at + i];
      T reset = x[i], update = x[units + i], new = x[2 * units + i];
      T d_update = dh * (previous[at + i] - new) * update * (1 - update);
      T d_new = dh * (1 - update) * (1 - new * new);
      T d_reset = d_new * h[2 * units + i] * reset * (1 - reset);
      d_previous[at + i] = dh * update;
      x[i] = h[i] = d_reset;
      x[units + i] = h[units + i] = d_update;
      x[2 * units + i] = d_new;
      h[2 * units + i] = d_new * reset;
    }
  }
}
