/*
 * Pooled Maxout: beside it oneDNN's pooling, which keeps the winners too (of pieces innermost its
 * reduction, which does not), and a plain loop (-O2).
 */
#include "cases.h"
#include "family_loops.h"
#if VACT_BENCH_ONEDNN
#include "onednn_chain.h"
#endif

namespace {

const size_t kPieces[] = {2, 3, 4, 5, 8};
const size_t kUnits = 1024;
const size_t kRows[] = {4, 1024};

class Setting {
 public:
  Setting(size_t rows, size_t pieces, vact_layout layout, bool backward, vact_dtype dtype)
      : rows_(rows),
        pieces_(pieces),
        layout_(layout),
        dtype_(dtype),
        backward_(backward),
        arrays_(std::make_shared<Arrays>()) {
    const size_t n = rows * kUnits, small = n * BytesOf(dtype), large = pieces * small;
    const unsigned limit = static_cast<unsigned>(pieces);
    if (backward) {
      small_ = arrays_->Input(dtype, n, -1.0f, 1.0f);
      which_ = arrays_->Indices(n, limit);
      large_ = arrays_->Output(large);
      other_large_ = arrays_->Scratch(large);
      other_small_ = arrays_->Scratch(small);
    } else {
      large_ = arrays_->Input(dtype, pieces * n, -8.0f, 8.0f);
      small_ = arrays_->Output(small);
      which_ = arrays_->Output(n);
    }
  }

  Case MakeCase() const;

 private:
  Call Vact(int threads) const;
  Call Loop() const;
#if VACT_BENCH_ONEDNN
  Call Onednn() const;
#endif

  size_t rows_, pieces_;
  vact_layout layout_;
  vact_dtype dtype_;
  bool backward_;
  std::shared_ptr<Arrays> arrays_;
  Arrays::Slot small_, large_, which_;     /* y or dy; x or dx */
  Arrays::Slot other_small_, other_large_; /* what oneDNN's backward takes the winners from */
};

Call Setting::Vact(int threads) const {
  arrays_->Make();
  const vact_exec exec = ExecOf(threads);
  const size_t rows = rows_, pieces = pieces_;
  const vact_layout layout = layout_;
  const vact_dtype dtype = dtype_;
  void *small = arrays_->At(small_), *large = arrays_->At(large_);
  uint8_t *which = arrays_->At<uint8_t>(which_);
  if (backward_)
    return {[=] {
              vact_maxout_backward(dtype, rows, kUnits, pieces, layout, small, which, large, &exec);
            },
            ""};
  return {
      [=] { vact_maxout_forward(dtype, rows, kUnits, pieces, layout, large, small, which, &exec); },
      ""};
}

Call Setting::Loop() const {
  arrays_->Make();
  const size_t rows = rows_, pieces = pieces_;
  const vact_layout layout = layout_;
  float *small = arrays_->At<float>(small_), *large = arrays_->At<float>(large_);
  uint8_t *which = arrays_->At<uint8_t>(which_);
  if (backward_)
    return {[=] { vact_bench_maxout_backward(rows, kUnits, pieces, layout, small, which, large); },
            ""};
  return {[=] { vact_bench_maxout_forward(rows, kUnits, pieces, layout, large, small, which); },
          ""};
}

#if VACT_BENCH_ONEDNN
/* Channels are the units; pieces innermost are NCW, outermost NWC. */
Call Setting::Onednn() const {
  arrays_->Make();
  auto chain = std::make_shared<OnednnChain>();
  const long rows = static_cast<long>(rows_), units = kUnits, pieces = static_cast<long>(pieces_);
  const bool innermost = layout_ == VACT_PIECES_INNERMOST;
  const OnednnChain::Dims steps = {units * pieces, innermost ? pieces : 1, innermost ? 1 : units};
  const OnednnChain::Dims small_steps = {units, 1, innermost ? 1 : units};
  const auto large = [&](Arrays::Slot slot) {
    return chain->Of(dtype_, {rows, units, pieces}, steps, arrays_->At(slot));
  };
  const auto small = [&](Arrays::Slot slot) {
    return chain->Of(dtype_, {rows, units, 1}, small_steps, arrays_->At(slot));
  };
  if (backward_)
    chain->PoolMaxBackward(large(other_large_), small(other_small_), small(small_), large(large_),
                           pieces_);
  else if (innermost) /* pooling of this layout is not vectorised, so the maximum alone */
    chain->Reduce(dnnl::algorithm::reduction_max,
                  chain->Of(dtype_, {rows * units, pieces}, arrays_->At(large_)),
                  chain->Of(dtype_, {rows * units, 1}, arrays_->At(small_)));
  else
    chain->PoolMax(large(large_), small(small_), pieces_);
  return {[chain] { (*chain)(); }, chain->implementations()};
}
#endif

Case Setting::MakeCase() const {
  const size_t n = rows_ * kUnits;
  const char *layout = layout_ == VACT_PIECES_INNERMOST ? "innermost" : "outermost";
  const std::string direction = backward_ ? "/backward/" : "/forward/";
  Case made = {"maxout." + std::string(layout) + direction + DtypeName(dtype_),
               n,
               std::to_string(pieces_) + " pieces",
               false,
               static_cast<double>(n * (BytesOf(dtype_) * (pieces_ + 1) + 1)),
               0,
               {}};
  const Setting setting = *this;
  made.contenders.push_back({"vact", [setting](int threads) { return setting.Vact(threads); }});
#if VACT_BENCH_ONEDNN
  made.contenders.push_back({"onednn", [setting](int) { return setting.Onednn(); }});
#endif
  if (dtype_ == VACT_F32)
    made.contenders.push_back({"loop", [setting](int) { return setting.Loop(); }});
  AddCopies(made, arrays_);
  return made;
}

bool IsMeasured(const Plan &plan, size_t rows, size_t pieces) {
  if (plan.best_isa && !plan.quick) return true;
  return rows == kRows[0] && (pieces == 2 || pieces == 5);
}

void AddSettings(const Plan &plan, vact_dtype dtype, std::vector<Case> &cases) {
  for (vact_layout layout : {VACT_PIECES_INNERMOST, VACT_PIECES_OUTERMOST})
    for (size_t rows : kRows)
      for (size_t pieces : kPieces)
        for (bool backward : {false, true})
          if (IsMeasured(plan, rows, pieces))
            cases.push_back(Setting(rows, pieces, layout, backward, dtype).MakeCase());
}

}  // namespace

std::vector<Case> MaxoutCases(const Plan &plan) {
  std::vector<Case> cases;
  for (vact_dtype dtype : {VACT_F32, VACT_BF16})
    if (IsChosen(plan.dtypes, DtypeName(dtype))) AddSettings(plan, dtype, cases);
  return cases;
}
