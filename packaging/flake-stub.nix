# Stands in for nixpkgs, so that what flake.nix says can be worked out without it: which package, of which version, from
# which files. Nothing is built.
let
  pkgsFor = system: {
    lib.licenses = {
      mit.spdxId = "MIT";
      asl20.spdxId = "Apache-2.0";
    };
    stdenv.hostPlatform = { inherit system; };
    rustPlatform.buildRustPackage = given: given // { outPath = "/nix/store/stub-${given.pname}-${given.version}"; };
    mkShell = given: given;
    cargo = "cargo";
    clippy = "clippy";
    fish = "fish";
    git = "git";
    just = "just";
    rustc = "rustc";
    rustfmt = "rustfmt";
    zsh = "zsh";
  };
  nixpkgs = {
    lib.genAttrs = names: make: builtins.listToAttrs (map (name: { inherit name; value = make name; }) names);
    legacyPackages = builtins.listToAttrs (
      map (name: { inherit name; value = pkgsFor name; }) [ "x86_64-linux" "aarch64-linux" "x86_64-darwin" "aarch64-darwin" ]
    );
  };
  self = (import ../flake.nix).outputs { inherit nixpkgs; self = self // { outPath = ../.; }; };
  package = system: {
    inherit (self.packages.${system}.default) pname version doCheck;
    lock = builtins.pathExists self.packages.${system}.default.cargoLock.lockFile;
    main = self.packages.${system}.default.meta.mainProgram;
    program = self.apps.${system}.default.program;
    tools = builtins.length self.devShells.${system}.default.packages;
  };
in
map package [ "x86_64-linux" "aarch64-linux" "x86_64-darwin" "aarch64-darwin" ]
