#!/bin/sh
# clang for WebAssembly. Meson 1.0 takes its linker for the one of ELF files and passes options that
# wasm-ld has not; they are left out here. Without -nostdlibinc the headers of this machine leak in.
for arg; do
	shift
	case $arg in
	-Wl,--start-group | -Wl,--end-group | -Wl,--as-needed | -Wl,--no-undefined) ;;
	*) set -- "$@" "$arg" ;;
	esac
done
exec clang-14 -Qunused-arguments --target=wasm32-wasi -nostdlibinc -isystem /usr/include/wasm32-wasi "$@"
