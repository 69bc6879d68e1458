#include "xnnpack_unary.h"

#include <cmath>
#include <stdexcept>
#include <string>

namespace {

void Check(xnn_status status, const char *what) {
  if (status != xnn_status_success)
    throw std::runtime_error(std::string("XNNPACK refuses: ") + what);
}

void Initialize() {
  static const xnn_status kStatus = xnn_initialize(nullptr);
  Check(kStatus, "to start");
}

#if VACT_BENCH_XNNPACK_UNARY

xnn_datatype DatatypeOf(vact_dtype dtype) {
  switch (dtype) {
    case VACT_F32:
      return xnn_datatype_fp32;
    case VACT_F16:
      return xnn_datatype_fp16;
    case VACT_BF16:
      return xnn_datatype_bf16;
    case VACT_DTYPE_COUNT:
      break;
  }
  return xnn_datatype_invalid;
}

struct Unary {
  xnn_unary_operator type;
  xnn_unary_params params;
};

xnn_unary_params ParamsNONE(float, float) {
  return {};
}
xnn_unary_params ParamsSLOPE(float alpha, float) {
  xnn_unary_params params = {};
  params.elu.alpha = alpha; /* lies where leaky_relu.negative_slope lies */
  return params;
}
xnn_unary_params ParamsBOUNDS(float alpha, float beta) {
  xnn_unary_params params = {};
  params.clamp.min = alpha;
  params.clamp.max = beta;
  return params;
}

Unary UnaryOf(const Operation &operation) {
  if (operation.direction == kConvert) return {xnn_unary_convert, {}};
  if (operation.direction != kForward) return {xnn_unary_invalid, {}};
  const float alpha = operation.act.alpha, beta = operation.act.beta;
  switch (operation.act.kind) {
#define VACT_XNNPACK(row, operation, params, alpha, beta) \
  case VACT_##row:                                        \
    return {xnn_unary_##operation, Params##params(alpha, beta)};
#include "xnnpack_unary.def"
#undef VACT_XNNPACK
    default:
      return {xnn_unary_invalid, {}};
  }
}

xnn_status Create(const Operation &operation, size_t, xnn_operator_t *made) {
  const Unary unary = UnaryOf(operation);
  if (unary.type == xnn_unary_invalid) return xnn_status_unsupported_parameter;
  return xnn_create_unary_elementwise_nc(unary.type, DatatypeOf(operation.from),
                                         DatatypeOf(operation.dtype), &unary.params, nullptr,
                                         nullptr, 0, made);
}

xnn_status Bind(const Work &work, xnn_operator_t made, pthreadpool_t pool) {
  const xnn_status shaped = xnn_reshape_unary_elementwise_nc(made, 1, work.n, work.n, work.n, pool);
  if (shaped != xnn_status_success) return shaped;
  return xnn_setup_unary_elementwise_nc(made, work.in, work.out);
}

#else

#define ARGUMENTS_NONE(alpha, beta)
#define ARGUMENTS_SLOPE(alpha, beta) alpha,
#define ARGUMENTS_BOUNDS(alpha, beta) alpha, beta,

/* Here f32 alone. */
xnn_status Create(const Operation &operation, size_t n, xnn_operator_t *made) {
  const float alpha = operation.act.alpha, beta = operation.act.beta;
  (void)beta;
  if (operation.direction != kForward || operation.dtype != VACT_F32)
    return xnn_status_unsupported_parameter;
  switch (operation.act.kind) {
#define VACT_XNNPACK(row, operation, params, alpha, beta) \
  case VACT_##row:                                        \
    return xnn_create_##operation##_nc_f32(n, n, n, ARGUMENTS_##params(alpha, beta) 0, made);
#include "xnnpack_unary.def"
#undef VACT_XNNPACK
    default:
      return xnn_status_unsupported_parameter;
  }
}

xnn_status Bind(const Work &work, xnn_operator_t made, pthreadpool_t pool) {
  const float *in = static_cast<const float *>(work.in);
  float *out = static_cast<float *>(work.out);
  switch (work.operation.act.kind) {
#define VACT_XNNPACK(row, operation, params, alpha, beta) \
  case VACT_##row:                                        \
    return xnn_setup_##operation##_nc_f32(made, 1, in, out, pool);
#include "xnnpack_unary.def"
#undef VACT_XNNPACK
    default:
      return xnn_status_unsupported_parameter;
  }
}

#endif

}  // namespace

bool XnnpackHas(const Operation &operation) {
  Initialize();
  xnn_operator_t made = nullptr;
  const bool has = Create(operation, 1, &made) == xnn_status_success;
  xnn_delete_operator(made);
  return has;
}

XnnpackUnary::XnnpackUnary(const Work &work) {
  Initialize();
  Check(Create(work.operation, work.n, &operator_), "the operator");
  if (work.threads > 1) pool_ = pthreadpool_create(static_cast<size_t>(work.threads));
  Check(Bind(work, operator_, pool_), "the arrays");
}

XnnpackUnary::~XnnpackUnary() {
  xnn_delete_operator(operator_);
  pthreadpool_destroy(pool_);
}
