//! The packs below `queries/` become part of the binary. Cargo knows of those that it has seen; that one was added it
//! knows from here alone.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=queries");
}
