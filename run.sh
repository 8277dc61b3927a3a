#!/usr/bin/env bash
# NetComs: builds what is needed, then starts it. `./run.sh` opens the dashboard; `./run.sh --help` lists the commands.
set -u

# The folder of this script, also when it is called through a link.
self=${BASH_SOURCE[0]}
while [ -L "$self" ]; do
  link=$(readlink "$self")
  case $link in
    /*) self=$link ;;
    *) self=$(dirname "$self")/$link ;;
  esac
done
home=$(cd -P "$(dirname "$self")" && pwd)
jar=$home/target/netcoms.jar
archive=$home/target/netcoms.jsa
oldest=21

say() { printf 'NetComs: %s\n' "$*" >&2; }

# The major version of a JDK folder: read from its `release` file, which is much faster than starting it.
major_of() {
  local version=''
  if [ -r "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  fi
  if [ -z "$version" ]; then
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
  fi
  printf '%s' "${version:-0}"
}

usable() { [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ "$(major_of "$1")" -ge "$oldest" ] 2>/dev/null; }

# The first usable JDK of: JAVA_HOME, the PATH, the usual folders.
find_jdk() {
  local candidate
  if [ -n "${JAVA_HOME:-}" ] && usable "$JAVA_HOME"; then
    printf '%s' "$JAVA_HOME"
    return 0
  fi
  if candidate=$(command -v java); then
    # The java on the PATH is often a chain of links into the real folder.
    while [ -L "$candidate" ]; do
      link=$(readlink "$candidate")
      case $link in
        /*) candidate=$link ;;
        *) candidate=$(dirname "$candidate")/$link ;;
      esac
    done
    candidate=$(cd -P "$(dirname "$candidate")/.." && pwd)
    if usable "$candidate"; then
      printf '%s' "$candidate"
      return 0
    fi
  fi
  for candidate in \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java /opt/java/* /opt/jdk* /opt/*jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
    "$HOME"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*; do
    if usable "$candidate"; then
      printf '%s' "$candidate"
      return 0
    fi
  done
  return 1
}

if ! jdk=$(find_jdk); then
  say "needs a JDK $oldest or newer, and found none in JAVA_HOME, on the PATH or in the usual folders."
  say "Install one (Debian, Ubuntu: apt-get install openjdk-21-jdk) or point JAVA_HOME to it."
  exit 1
fi

stale() {
  [ ! -f "$jar" ] || [ ! -d "$home/target/lib" ] ||
    [ -n "$(find "$home/pom.xml" "$home/src/main" -newer "$jar" -print -quit 2>/dev/null)" ]
}

build() {
  local log=$home/target/build.log started=$SECONDS status pid
  if ! command -v mvn >/dev/null; then
    say "needs Maven to build itself (Debian, Ubuntu: apt-get install maven)."
    return 1
  fi
  mkdir -p "$home/target" || return 1
  (cd "$home" && JAVA_HOME=$jdk exec mvn -q -B -Dmaven.test.skip=true -Dspotless.check.skip=true package) >"$log" 2>&1 </dev/null &
  pid=$!
  # A build that nobody waits for any more must not go on alone.
  trap 'kill "$pid" 2>/dev/null; exit 130' INT
  trap 'kill "$pid" 2>/dev/null; exit 143' TERM HUP
  if [ -t 2 ]; then
    while kill -0 "$pid" 2>/dev/null; do
      printf '\rNetComs: building … %d s ' "$((SECONDS - started))" >&2
      sleep 0.5
    done
    printf '\r\033[K' >&2
  else
    say "building …"
  fi
  wait "$pid"
  status=$?
  trap - INT TERM HUP
  if [ "$status" -ne 0 ] || [ ! -f "$jar" ]; then
    grep -v '^WARNING' "$log" | grep -m 12 . >&2
    say "the build failed; all of it is in $log"
    return 1
  fi
  # Only a jar that nothing is newer than counts as built.
  touch "$jar"
  rm -f "$archive"
}

# One build at a time, when two are started together.
if stale; then
  mkdir -p "$home/target"
  if command -v flock >/dev/null; then
    exec 9>"$home/target/build.lock"
    flock 9
  fi
  if stale; then
    build || exit 1
  fi
  exec 9>&-
fi

java=$jdk/bin/java
base=(-XX:+UseSerialGC -XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr -Djava.awt.headless=true
  -Dnetcoms.home="$home" -Dfile.encoding=UTF-8)

# A server grows with its connections; what a JVM takes beforehand on a big machine would be most of its memory.
case " $* " in *" server "*) base+=(-Xms32m) ;; esac

# An archive of the loaded classes more than halves the time to the first frame. It belongs to one JDK and one folder.
mark=$home/target/netcoms.jsa.for
made_for="$home $jdk $(grep -s '^JAVA_VERSION=\|^IMPLEMENTOR_VERSION=' "$jdk/release" | tr '\n' ' ')"
if [ ! -f "$archive" ] || [ "$jar" -nt "$archive" ] || [ "$(cat "$mark" 2>/dev/null)" != "$made_for" ]; then
  made=$archive.$$
  [ -t 2 ] && printf 'NetComs: preparing quick starts … ' >&2
  if "$java" "${base[@]}" -Xlog:all=off -XX:ArchiveClassesAtExit="$made" -jar "$jar" warm-up >/dev/null 2>&1 </dev/null &&
    [ -f "$made" ]; then
    mv -f "$made" "$archive" && printf '%s' "$made_for" >"$mark"
  else
    rm -f "$made" "$archive"
  fi
  [ -t 2 ] && printf '\r\033[K' >&2
fi
if [ -r "$archive" ]; then
  base+=(-XX:SharedArchiveFile="$archive" -Xshare:auto -Dnetcoms.archive="$archive")
fi

# shellcheck disable=SC2086 # several options in one variable are meant to be split
exec "$java" "${base[@]}" ${NETCOMS_JAVA_OPTIONS:-} -jar "$jar" "$@"
