{
  description = "Follow and tick a study roadmap that is kept as a Markdown file";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";

  outputs =
    { self, nixpkgs }:
    let
      systems = [
        "x86_64-linux"
        "aarch64-linux"
        "x86_64-darwin"
        "aarch64-darwin"
      ];
      for = make: nixpkgs.lib.genAttrs systems (system: make nixpkgs.legacyPackages.${system});
      # What the package is called, and which version this is, stands in one place.
      manifest = (builtins.fromTOML (builtins.readFile ./Cargo.toml)).package;
    in
    {
      packages = for (pkgs: {
        default = pkgs.rustPlatform.buildRustPackage {
          pname = manifest.name;
          version = manifest.version;
          src = self;
          cargoLock.lockFile = ./Cargo.lock;
          # The tests want a terminal, shells and git; `nix develop` has them.
          doCheck = false;
          postInstall = ''
            sh packaging/stage.sh "$out/bin/roadmap" "$TMPDIR/stage"
            cp -r "$TMPDIR/stage/share" "$out/"
          '';
          meta = {
            description = manifest.description;
            license = [
              pkgs.lib.licenses.mit
              pkgs.lib.licenses.asl20
            ];
            mainProgram = "roadmap";
          };
        };
      });

      apps = for (pkgs: {
        default = {
          type = "app";
          program = "${self.packages.${pkgs.stdenv.hostPlatform.system}.default}/bin/roadmap";
          meta.description = manifest.description;
        };
      });

      devShells = for (pkgs: {
        default = pkgs.mkShell {
          packages = with pkgs; [
            cargo
            clippy
            fish
            git
            just
            rustc
            rustfmt
            zsh
          ];
        };
      });
    };
}
