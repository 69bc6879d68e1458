/*
 * Dense Maxout: beside it oneDNN's matmuls, and the peak of the arithmetic. Forward, the matmul
 * with weights that are packed before is followed by our own Maxout over its result, pieces
 * outermost. Backward, the two matmuls stand alone and with what they need: the dense gradient, by
 * our own Maxout, and the sums for db; the weights are packed before here too.
 */
#include "cases.h"
#include "family_loops.h"
#include "team.h"
#if VACT_BENCH_ONEDNN
#include "onednn_chain.h"
#endif

namespace {

const vact_maxout_dense_shape kShapes[] = {
    {128, 784, 240, 5}, {256, 1024, 1024, 2}, {1024, 512, 512, 4}, {64, 4096, 1024, 4}};

class Setting {
 public:
  Setting(const vact_maxout_dense_shape &shape, bool backward)
      : shape_(shape), backward_(backward), arrays_(std::make_shared<Arrays>()) {
    x_ = arrays_->Input(VACT_F32, shape.rows * shape.in, -1.0f, 1.0f);
    w_ = arrays_->Input(VACT_F32, outputs() * shape.in, -0.1f, 0.1f);
    b_ = arrays_->Input(VACT_F32, outputs(), -0.1f, 0.1f);
    dense_ = arrays_->Scratch(shape.rows * outputs() * sizeof(float));
    if (backward) {
      y_ = arrays_->Input(VACT_F32, results(), -1.0f, 1.0f);
      which_ = arrays_->Indices(results(), static_cast<unsigned>(shape.pieces));
      dx_ = arrays_->Output(shape.rows * shape.in * sizeof(float));
      dw_ = arrays_->Output(outputs() * shape.in * sizeof(float));
      db_ = arrays_->Output(outputs() * sizeof(float));
    } else {
      y_ = arrays_->Output(results() * sizeof(float));
      which_ = arrays_->Output(results());
      packed_ = arrays_->Scratch(vact_maxout_dense_packed_size(VACT_F32, shape));
    }
  }

  Case MakeCase() const;

 private:
  size_t outputs() const {
    return shape_.units * shape_.pieces;
  }
  size_t results() const {
    return shape_.rows * shape_.units;
  }

  void AddForward(Case &to) const;
  void AddBackward(Case &to) const;
  Call Vact(int threads) const;
  Call Packed(int threads) const;
  Call Backward(int threads) const;
#if VACT_BENCH_ONEDNN
  Call OnednnForward(int threads) const;
  Call OnednnBackward(bool with_gradient, int threads) const;
  OnednnChain::Tensor Matrix(const OnednnChain &chain, Arrays::Slot slot, size_t rows, size_t cols,
                             bool transposed = false) const;
#endif

  vact_maxout_dense_shape shape_;
  bool backward_;
  std::shared_ptr<Arrays> arrays_;
  Arrays::Slot x_, w_, b_, y_, which_, dx_, dw_, db_; /* y is dy for backward */
  Arrays::Slot packed_, dense_; /* dense: pre-activations, or their gradient */
};

Call Setting::Vact(int threads) const {
  arrays_->Make();
  return {[setting = *this, exec = ExecOf(threads)] {
            const Arrays &a = *setting.arrays_;
            vact_maxout_dense_forward(VACT_F32, setting.shape_, a.At(setting.x_), a.At(setting.w_),
                                      a.At(setting.b_), a.At(setting.y_),
                                      a.At<uint8_t>(setting.which_), &exec);
          },
          ""};
}

Call Setting::Packed(int threads) const {
  arrays_->Make();
  const vact_exec exec = ExecOf(threads);
  vact_maxout_dense_pack(VACT_F32, shape_, arrays_->At(w_), arrays_->At(b_), arrays_->At(packed_),
                         &exec);
  return {[setting = *this, exec] {
            const Arrays &a = *setting.arrays_;
            vact_maxout_dense_forward_packed(VACT_F32, setting.shape_, a.At(setting.x_),
                                             a.At(setting.packed_), a.At(setting.y_),
                                             a.At<uint8_t>(setting.which_), &exec);
          },
          ""};
}

Call Setting::Backward(int threads) const {
  arrays_->Make();
  return {[setting = *this, exec = ExecOf(threads)] {
            const Arrays &a = *setting.arrays_;
            vact_maxout_dense_backward(VACT_F32, setting.shape_, a.At(setting.x_), a.At(setting.w_),
                                       a.At(setting.y_), a.At<uint8_t>(setting.which_),
                                       a.At(setting.dx_), a.At(setting.dw_), a.At(setting.db_),
                                       VACT_SET, &exec);
          },
          ""};
}

#if VACT_BENCH_ONEDNN

/* Stored row by row, or column by column. */
OnednnChain::Tensor Setting::Matrix(const OnednnChain &chain, Arrays::Slot slot, size_t rows,
                                    size_t cols, bool transposed) const {
  const long r = static_cast<long>(rows), c = static_cast<long>(cols);
  const OnednnChain::Dims strides = transposed ? OnednnChain::Dims{1, r} : OnednnChain::Dims{c, 1};
  return chain.Of(VACT_F32, {r, c}, strides, arrays_->At(slot));
}

Call Setting::OnednnForward(int threads) const {
  arrays_->Make();
  auto chain = std::make_shared<OnednnChain>();
  const auto w = Matrix(*chain, w_, shape_.in, outputs(), true);
  const auto b = Matrix(*chain, b_, 1, outputs());
  chain->MatMulPacked(Matrix(*chain, x_, shape_.rows, shape_.in), w,
                      {static_cast<long>(shape_.in), static_cast<long>(outputs())}, &b,
                      Matrix(*chain, dense_, shape_.rows, outputs()));
  return {[setting = *this, chain, exec = ExecOf(threads)] {
            const Arrays &a = *setting.arrays_;
            const vact_maxout_dense_shape &shape = setting.shape_;
            (*chain)();
            vact_maxout_forward(VACT_F32, shape.rows, shape.units, shape.pieces,
                                VACT_PIECES_OUTERMOST, a.At(setting.dense_), a.At(setting.y_),
                                a.At<uint8_t>(setting.which_), &exec);
          },
          chain->implementations()};
}

Call Setting::OnednnBackward(bool with_gradient, int threads) const {
  arrays_->Make();
  auto chain = std::make_shared<OnednnChain>();
  const auto gradient = Matrix(*chain, dense_, shape_.rows, outputs());
  const auto x = Matrix(*chain, x_, shape_.rows, shape_.in);
  chain->MatMulPacked(gradient, Matrix(*chain, w_, outputs(), shape_.in),
                      {static_cast<long>(outputs()), static_cast<long>(shape_.in)}, nullptr,
                      Matrix(*chain, dx_, shape_.rows, shape_.in));
  chain->MatMul(Matrix(*chain, dense_, outputs(), shape_.rows, true), x,
                Matrix(*chain, dw_, outputs(), shape_.in));
  if (with_gradient) /* their sums: a product with ones is quicker than oneDNN's reduction */
    chain->MatMul(chain->Ones(VACT_F32, {1, static_cast<long>(shape_.rows)}), gradient,
                  Matrix(*chain, db_, 1, outputs()));
  const auto build = [setting = *this, exec = ExecOf(threads)] {
    const Arrays &a = *setting.arrays_;
    const vact_maxout_dense_shape &shape = setting.shape_;
    vact_maxout_backward(VACT_F32, shape.rows, shape.units, shape.pieces, VACT_PIECES_INNERMOST,
                         a.At(setting.y_), a.At<uint8_t>(setting.which_), a.At(setting.dense_),
                         &exec);
  };
  build(); /* zeros and winners, for the matmuls alone too */
  return {[chain, build, with_gradient] {
            if (with_gradient) build();
            (*chain)();
          },
          chain->implementations()};
}

#endif

void Setting::AddForward(Case &to) const {
  const Setting setting = *this;
  to.contenders.push_back({"vact", [setting](int threads) { return setting.Vact(threads); }});
  to.contenders.push_back(
      {"vact_packed", [setting](int threads) { return setting.Packed(threads); }});
#if VACT_BENCH_ONEDNN
  to.contenders.push_back(
      {"onednn", [setting](int threads) { return setting.OnednnForward(threads); }});
#endif
}

void Setting::AddBackward(Case &to) const {
  const Setting setting = *this;
  to.contenders.push_back({"vact", [setting](int threads) { return setting.Backward(threads); }});
#if VACT_BENCH_ONEDNN
  to.contenders.push_back(
      {"onednn", [setting](int threads) { return setting.OnednnBackward(false, threads); }});
  to.contenders.push_back({"onednn_gradient", [setting](int threads) {
                             return setting.OnednnBackward(true, threads);
                           }});
#endif
}

/* The peak loop on every thread. */
void AddPeak(Case &to) {
  vact_bench_peak_loop *loop = vact_bench_peak_loops[vact_isa_active()];
  if (!loop) return;
  to.contenders.push_back({"peak", [loop](int threads) -> Call {
                             const size_t parts = static_cast<size_t>(threads);
                             return {[loop, threads, parts] {
                                       InTeam(threads, parts * kTeamElements,
                                              [loop](size_t, size_t) { loop(); });
                                     },
                                     "", loop() * threads};
                           }});
}

std::string LabelOf(const vact_maxout_dense_shape &shape) {
  return std::to_string(shape.rows) + " rows, " + std::to_string(shape.in) + " to " +
         std::to_string(shape.units) + "x" + std::to_string(shape.pieces);
}

Case Setting::MakeCase() const {
  const double products = static_cast<double>(results()) * static_cast<double>(shape_.in);
  const double pieces = static_cast<double>(shape_.pieces);
  Case made = {std::string("dense.maxout/") + (backward_ ? "backward" : "forward") + "/f32",
               results(),
               LabelOf(shape_),
               true,
               static_cast<double>(arrays_->in_bytes() + arrays_->out_bytes()),
               2 * products * (backward_ ? 2 : pieces), /* of dx and of dw the winners' alone */
               {}};
  if (backward_)
    AddBackward(made);
  else
    AddForward(made);
  AddPeak(made);
  return made;
}

}  // namespace

std::vector<Case> DenseCases(const Plan &plan) {
  std::vector<Case> cases;
  if (!IsChosen(plan.dtypes, DtypeName(VACT_F32))) return cases;
  for (const vact_maxout_dense_shape &shape : kShapes) {
    if ((plan.quick || !plan.best_isa) && &shape != kShapes) continue;
    for (bool backward : {false, true}) cases.push_back(Setting(shape, backward).MakeCase());
  }
  return cases;
}
