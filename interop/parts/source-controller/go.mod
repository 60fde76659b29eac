// Flux's source-controller, for the definitions of the sources that kustomize-controller reads.
// It is not built.
module floe.dev/interop/parts/source-controller

go 1.26.0

require github.com/fluxcd/source-controller v1.9.0
