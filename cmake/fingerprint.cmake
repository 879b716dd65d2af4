# SPDX-License-Identifier: Apache-2.0
# cmake -D FOLDER=... -D OUTPUT=... -P fingerprint.cmake: a header that tells one state of the sources of a folder from another.
file(GLOB files ${FOLDER}/*.cpp ${FOLDER}/*.h)
list(SORT files)
set(all "")
foreach(file ${files})
  file(SHA256 ${file} hash)
  get_filename_component(name ${file} NAME)
  string(APPEND all "${name} ${hash}\n")
endforeach()
string(SHA256 fingerprint "${all}")
file(WRITE ${OUTPUT} "inline constexpr const char* kSourceFingerprint = \"${fingerprint}\";\n")
