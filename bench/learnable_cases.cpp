/*
 * Activations with trained parameters: beside them the same activation with a fixed one, oneDNN's
 * primitives one after the other, and a plain loop.
 */
#include <string_view>

#include "cases.h"
#include "family_loops.h"
#if VACT_BENCH_ONEDNN
#include "onednn_learnable.h"
#endif

namespace {

/* ---- vact's functions under one signature ---------------------------------------------------- */

struct Arguments {
  vact_dtype dtype;
  vact_shape shape;
  size_t count; /* of the values of each parameter */
  const void *x, *dy;
  const float *p, *q;
  void *out;
  float *dp, *dq;
  vact_exec exec;
};

template <auto kFunction>
void Forward(const Arguments &a) {
  kFunction(a.dtype, a.shape, a.x, a.p, a.count, a.out, &a.exec);
}
template <auto kFunction>
void Forward2(const Arguments &a) {
  kFunction(a.dtype, a.shape, a.x, a.p, a.q, a.count, a.out, &a.exec);
}
template <auto kFunction>
void Backward(const Arguments &a) {
  kFunction(a.dtype, a.shape, a.x, a.p, a.count, a.dy, a.out, a.dp, VACT_SET, &a.exec);
}
template <auto kFunction>
void Backward2(const Arguments &a) {
  kFunction(a.dtype, a.shape, a.x, a.p, a.q, a.count, a.dy, a.out, a.dp, a.dq, VACT_SET, &a.exec);
}

/* ---- what is measured ------------------------------------------------------------------------ */

struct Learnable {
  const char *name;
  int parameters;
  std::optional<vact_act> fixed;
  float low, high;
  bool bf16;
  void (*forward)(const Arguments &);
  void (*backward)(const Arguments &);
  const vact_bench_learnable_loop *loop;
};

constexpr std::nullopt_t NONE = std::nullopt;
constexpr bool F32 = false;
constexpr bool BF16_TOO = true;
#define FUNCTIONS_1(name) Forward<vact_##name##_forward>, Backward<vact_##name##_backward>
#define FUNCTIONS_2(name) Forward2<vact_##name##_forward>, Backward2<vact_##name##_backward>
const Learnable kLearnables[] = {
#define VACT_LEARNABLE(name, parameters, fixed, low, high, dtypes) \
  {#name,                                                          \
   parameters,                                                     \
   fixed,                                                          \
   low,                                                            \
   high,                                                           \
   dtypes,                                                         \
   FUNCTIONS_##parameters(name),                                   \
   &vact_bench_##name##_loop},
#include "learnables.def"
#undef VACT_LEARNABLE
};

/* The families are the library's: all of them, in its order, with so many parameters. */
struct Row {
  std::string_view name;
  int parameters;
};
#define VACT_LEARNABLE(name, parameters, ...) {#name, parameters},
constexpr Row kLibrary[] = {
#include "../simd/learnables.def"
};
constexpr Row kMeasured[] = {
#include "learnables.def"
};
#undef VACT_LEARNABLE
constexpr bool AllAreMeasured() {
  if (std::size(kLibrary) != std::size(kMeasured)) return false;
  for (size_t i = 0; i < std::size(kLibrary); i++)
    if (kLibrary[i].name != kMeasured[i].name || kLibrary[i].parameters != kMeasured[i].parameters)
      return false;
  return true;
}
static_assert(AllAreMeasured(), "bench/learnables.def has not the rows of simd/learnables.def");

struct Shape {
  vact_shape shape;
  bool per_channel; /* else one value for all */
  const char *label;
};

/* 64K and 1M elements, or nearly: images of ResNet's stages 1 and 4 do not divide them. */
const Shape kMainShapes[] = {
    {{256, 256, 1}, true, "256 channels last"}, {{4096, 256, 1}, true, "256 channels last"},
    {{256, 256, 1}, false, "one parameter"},    {{4096, 256, 1}, false, "one parameter"},
    {{1, 64, 28 * 28}, true, "NCHW 64x28x28"},  {{20, 64, 28 * 28}, true, "NCHW 64x28x28"},
    {{2, 512, 7 * 7}, true, "NCHW 512x7x7"},    {{40, 512, 7 * 7}, true, "NCHW 512x7x7"},
};
/* Swish at the other sizes. */
const Shape kMoreShapes[] = {
    {{1, 256, 1}, true, "256 channels last"},
    {{16, 256, 1}, true, "256 channels last"},
    {{65536, 256, 1}, true, "256 channels last"},
};
const Shape kQuickShapes[] = {{{256, 256, 1}, true, "256 channels last"}};

size_t ElementsOf(vact_shape shape) {
  return shape.outer * shape.channels * shape.inner;
}

/* One activation, shape, direction and dtype, with its arrays. */
class Setting {
 public:
  Setting(const Learnable &what, const Shape &shape, bool backward, vact_dtype dtype)
      : what_(what),
        shape_(shape.shape),
        dtype_(dtype),
        backward_(backward),
        n_(ElementsOf(shape.shape)),
        count_(shape.per_channel ? shape.shape.channels : 1),
        arrays_(std::make_shared<Arrays>()) {
    x_ = arrays_->Input(dtype, n_, -8.0f, 8.0f);
    for (auto &p : p_) p = arrays_->Input(VACT_F32, count_, what.low, what.high);
    if (backward) dy_ = arrays_->Input(dtype, n_, -1.0f, 1.0f);
    out_ = arrays_->Output(n_ * BytesOf(dtype));
    for (auto &dp : dp_) dp = arrays_->Output(count_ * sizeof(float));
    for (auto &t : scratch_) t = arrays_->Scratch(n_ * BytesOf(dtype));
  }

  Case MakeCase(const char *label) const;

 private:
  Arguments ArgumentsFor(int threads) const {
    arrays_->Make();
    const Arrays &a = *arrays_;
    return {dtype_,
            shape_,
            count_,
            a.At(x_),
            backward_ ? a.At(dy_) : nullptr,
            a.At<float>(p_[0]),
            a.At<float>(p_[1]),
            a.At(out_),
            a.At<float>(dp_[0]),
            a.At<float>(dp_[1]),
            ExecOf(threads)};
  }

  Call Vact(int threads) const;
  Call Fixed(int threads) const;
  Call Loop() const;
#if VACT_BENCH_ONEDNN
  Call Onednn() const;
#endif

  const Learnable &what_;
  vact_shape shape_;
  vact_dtype dtype_;
  bool backward_;
  size_t n_, count_;
  std::shared_ptr<Arrays> arrays_;
  Arrays::Slot x_, dy_, p_[2], out_, dp_[2], scratch_[3];
};

Call Setting::Vact(int threads) const {
  const Arguments a = ArgumentsFor(threads);
  return {[a, run = backward_ ? what_.backward : what_.forward] { run(a); }, ""};
}

Call Setting::Fixed(int threads) const {
  const Arguments a = ArgumentsFor(threads);
  const vact_act act = *what_.fixed;
  if (backward_)
    return {[=, n = n_] { vact_backward(act, a.dtype, n, a.x, a.dy, a.out, &a.exec); }, ""};
  return {[=, n = n_] { vact_forward(act, a.dtype, n, a.x, a.out, &a.exec); }, ""};
}

Call Setting::Loop() const {
  const Arguments a = ArgumentsFor(1);
  const float *x = static_cast<const float *>(a.x), *dy = static_cast<const float *>(a.dy);
  float *out = static_cast<float *>(a.out);
  const vact_bench_learnable_loop *loop = what_.loop;
  if (backward_)
    return {[=] {
              const float *const p[2] = {a.p, a.q};
              float *const dp[2] = {a.dp, a.dq};
              loop->backward(a.shape, x, p, a.count, dy, out, dp);
            },
            ""};
  return {[=] {
            const float *const p[2] = {a.p, a.q};
            loop->forward(a.shape, x, p, a.count, out);
          },
          ""};
}

#if VACT_BENCH_ONEDNN
Call Setting::Onednn() const {
  const Arguments a = ArgumentsFor(1);
  OnednnLearnable arrays = {a.dtype, a.shape, a.count, a.x, a.dy, a.p, a.q, a.out, a.dp, a.dq, {}};
  for (int i = 0; i < 3; i++) arrays.scratch[i] = arrays_->At(scratch_[i]);
  auto chain = std::make_shared<OnednnChain>();
  OnednnLearnableChain(what_.name, backward_, arrays, *chain);
  return {[chain] { (*chain)(); }, chain->implementations()};
}
#endif

Case Setting::MakeCase(const char *label) const {
  const std::string direction = backward_ ? "/backward/" : "/forward/";
  Case made = {
      "learnable." + std::string(what_.name) + direction + DtypeName(dtype_), n_, label, false,
      static_cast<double>(n_ * BytesOf(dtype_) * (backward_ ? 3 : 2)),        0,  {}};
  const Setting setting = *this;
  made.contenders.push_back({"vact", [setting](int threads) { return setting.Vact(threads); }});
  if (what_.fixed)
    made.contenders.push_back({"fixed", [setting](int threads) { return setting.Fixed(threads); }});
#if VACT_BENCH_ONEDNN
  if (OnednnHasLearnable(what_.name))
    made.contenders.push_back({"onednn", [setting](int) { return setting.Onednn(); }});
#endif
  if (dtype_ == VACT_F32)
    made.contenders.push_back({"libm", [setting](int) { return setting.Loop(); }});
  AddCopies(made, arrays_);
  return made;
}

std::vector<Shape> ShapesOf(const Plan &plan, const Learnable &what) {
  if (plan.quick || !plan.best_isa) return {std::begin(kQuickShapes), std::end(kQuickShapes)};
  std::vector<Shape> shapes(std::begin(kMainShapes), std::end(kMainShapes));
  if (what.bf16) shapes.insert(shapes.end(), std::begin(kMoreShapes), std::end(kMoreShapes));
  return shapes;
}

}  // namespace

std::vector<Case> LearnableCases(const Plan &plan) {
  std::vector<Case> cases;
  for (const Learnable &what : kLearnables)
    for (vact_dtype dtype : {VACT_F32, VACT_BF16})
      if ((dtype == VACT_F32 || what.bf16) && IsChosen(plan.dtypes, DtypeName(dtype)))
        for (const Shape &shape : ShapesOf(plan, what))
          for (bool backward : {false, true})
            cases.push_back(Setting(what, shape, backward, dtype).MakeCase(shape.label));
  return cases;
}
