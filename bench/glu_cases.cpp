/*
 * Gated units of halves [a|b]: beside them oneDNN's eltwise and binary primitives, one after the
 * other, on a and b as arrays of their own, which is the best case for them; and a plain loop.
 */
#include "cases.h"
#include "loops.h"
#if VACT_BENCH_ONEDNN
#include "onednn_chain.h"
#endif

namespace {

struct Gate {
  const char *name;
  vact_act act;
  bool bf16;
};
const Gate kGates[] = {
    {"silu", vact_silu(), true},
    {"sigmoid", vact_sigmoid(), false},
    {"gelu_tanh", vact_gelu_tanh(), false},
};

struct Size {
  size_t rows, cols;
};
const Size kSizes[] = {{64, 1024}, {1024, 1024}};
const Size kQuickSizes[] = {{64, 1024}};

class Setting {
 public:
  Setting(const Gate &gate, const Size &size, bool backward, vact_dtype dtype)
      : gate_(gate),
        rows_(size.rows),
        cols_(size.cols),
        dtype_(dtype),
        backward_(backward),
        arrays_(std::make_shared<Arrays>()) {
    const size_t n = rows_ * cols_, bytes = n * BytesOf(dtype);
    ab_ = arrays_->Input(dtype, 2 * n, -8.0f, 8.0f);
    if (backward) dy_ = arrays_->Input(dtype, n, -1.0f, 1.0f);
    out_ = arrays_->Output(backward ? 2 * bytes : bytes);
    for (auto &scratch : scratch_) scratch = arrays_->Scratch(bytes);
  }

  Case MakeCase() const;

 private:
  Call Vact(int threads) const;
  Call Loop() const;
#if VACT_BENCH_ONEDNN
  Call Onednn() const;
#endif
  char *Half(Arrays::Slot slot, size_t distance) const {
    return arrays_->At<char>(slot) + distance * BytesOf(dtype_);
  }

  Gate gate_;
  size_t rows_, cols_;
  vact_dtype dtype_;
  bool backward_;
  std::shared_ptr<Arrays> arrays_;
  Arrays::Slot ab_, dy_, out_, scratch_[2];
};

Call Setting::Vact(int threads) const {
  arrays_->Make();
  const vact_exec exec = ExecOf(threads);
  const void *a = Half(ab_, 0), *b = Half(ab_, cols_);
  void *out = Half(out_, 0);
  const size_t rows = rows_, cols = cols_, both = 2 * cols_;
  const vact_act act = gate_.act;
  const vact_dtype dtype = dtype_;
  if (!backward_)
    return {[=] { vact_glu_forward(act, dtype, rows, cols, a, both, b, both, out, cols, &exec); },
            ""};
  const void *dy = Half(dy_, 0);
  void *db = Half(out_, cols_);
  return {[=] {
            vact_glu_backward(act, dtype, rows, cols, a, both, b, both, dy, cols, out, both, db,
                              both, &exec);
          },
          ""};
}

Call Setting::Loop() const {
  arrays_->Make();
  const vact_bench_libm &loops = vact_bench_libm_loops[gate_.act.kind];
  const float *ab = arrays_->At<float>(ab_);
  float *out = arrays_->At<float>(out_);
  const size_t rows = rows_, cols = cols_;
  const vact_act act = gate_.act;
  if (!backward_)
    return {[=] {
              for (size_t row = 0; row < rows; row++) {
                const float *a = ab + row * 2 * cols, *b = a + cols;
                float *y = out + row * cols;
                loops.forward(cols, a, nullptr, act, y);
                for (size_t i = 0; i < cols; i++) y[i] *= b[i];
              }
            },
            ""};
  const float *all_dy = arrays_->At<float>(dy_);
  return {[=] {
            for (size_t row = 0; row < rows; row++) {
              const float *a = ab + row * 2 * cols, *b = a + cols, *dy = all_dy + row * cols;
              float *da = out + row * 2 * cols, *db = da + cols;
              for (size_t i = 0; i < cols; i++) db[i] = dy[i] * b[i];
              loops.backward(cols, a, db, act, da);
              loops.forward(cols, a, nullptr, act, db);
              for (size_t i = 0; i < cols; i++) db[i] *= dy[i];
            }
          },
          ""};
}

#if VACT_BENCH_ONEDNN
dnnl::algorithm AlgorithmOf(vact_act act) {
  switch (act.kind) {
    case VACT_silu:
      return dnnl::algorithm::eltwise_swish;
    case VACT_gelu_tanh:
      return dnnl::algorithm::eltwise_gelu_tanh;
    default:
      return dnnl::algorithm::eltwise_logistic;
  }
}

Call Setting::Onednn() const {
  using Alg = dnnl::algorithm;
  arrays_->Make();
  auto chain = std::make_shared<OnednnChain>();
  const size_t n = rows_ * cols_;
  const auto of = [&](void *data) { return chain->Of(dtype_, {static_cast<long>(n)}, data); };
  const auto a = of(Half(ab_, 0)), b = of(Half(ab_, n)), act = of(Half(scratch_[0], 0));
  const Alg algorithm = AlgorithmOf(gate_.act);
  chain->Eltwise(algorithm, 1.0f, a, act);
  if (!backward_) {
    chain->Binary(Alg::binary_mul, act, b, of(Half(out_, 0)));
  } else {
    const auto dy = of(Half(dy_, 0)), product = of(Half(scratch_[1], 0));
    chain->Binary(Alg::binary_mul, dy, act, of(Half(out_, n)));
    chain->Binary(Alg::binary_mul, dy, b, product);
    chain->EltwiseBackward(algorithm, 1.0f, a, product, of(Half(out_, 0)));
  }
  return {[chain] { (*chain)(); }, chain->implementations()};
}
#endif

Case Setting::MakeCase() const {
  const std::string direction = backward_ ? "/backward/" : "/forward/";
  const size_t n = rows_ * cols_;
  Case made = {"glu." + std::string(gate_.name) + direction + DtypeName(dtype_),
               n,
               std::to_string(rows_) + " rows of " + std::to_string(cols_),
               false,
               static_cast<double>(n * BytesOf(dtype_) * (backward_ ? 5 : 3)),
               0,
               {}};
  const Setting setting = *this;
  made.contenders.push_back({"vact", [setting](int threads) { return setting.Vact(threads); }});
#if VACT_BENCH_ONEDNN
  made.contenders.push_back({"onednn", [setting](int) { return setting.Onednn(); }});
#endif
  if (dtype_ == VACT_F32)
    made.contenders.push_back({"libm", [setting](int) { return setting.Loop(); }});
  AddCopies(made, arrays_);
  return made;
}

std::vector<Size> SizesOf(const Plan &plan) {
  if (plan.quick || !plan.best_isa) return {std::begin(kQuickSizes), std::end(kQuickSizes)};
  return {std::begin(kSizes), std::end(kSizes)};
}

}  // namespace

std::vector<Case> GluCases(const Plan &plan) {
  std::vector<Case> cases;
  for (const Gate &gate : kGates)
    for (vact_dtype dtype : {VACT_F32, VACT_BF16})
      if ((dtype == VACT_F32 || gate.bf16) && IsChosen(plan.dtypes, DtypeName(dtype)))
        for (const Size &size : SizesOf(plan))
          for (bool backward : {false, true})
            cases.push_back(Setting(gate, size, backward, dtype).MakeCase());
  return cases;
}
