# SPDX-FileCopyrightText: 2026 The Lineside authors
# SPDX-License-Identifier: Apache-2.0
# How targets are made here: one function for a library, one for a test, and the flags that all of them share.

option(LINESIDE_WERROR "Treat warnings as errors" OFF)
set(LINESIDE_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize= takes them, e.g. address,undefined")

add_library(lineside_common INTERFACE)
target_compile_features(lineside_common INTERFACE cxx_std_20)
target_include_directories(lineside_common INTERFACE
  "${PROJECT_SOURCE_DIR}/app" "${PROJECT_SOURCE_DIR}" "${PROJECT_BINARY_DIR}/generated")
target_compile_definitions(lineside_common INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_CONTEXTLESS_CONNECT QT_NO_KEYWORDS QT_NO_FOREACH
  QT_STRICT_ITERATORS QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_compile_options(lineside_common INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wold-style-cast -Woverloaded-virtual -Wnon-virtual-dtor -Wcast-align -Wcast-qual
  $<$<BOOL:${LINESIDE_WERROR}>:-Werror>)
if(LINESIDE_SANITIZE)
  target_compile_options(lineside_common INTERFACE
    -fsanitize=${LINESIDE_SANITIZE} -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(lineside_common INTERFACE -fsanitize=${LINESIDE_SANITIZE})
endif()

find_program(LINESIDE_CCACHE ccache)
if(LINESIDE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${LINESIDE_CCACHE}")
endif()
find_program(LINESIDE_MOLD mold)
if(LINESIDE_MOLD)
  target_link_options(lineside_common INTERFACE -fuse-ld=mold)
endif()

configure_file("${PROJECT_SOURCE_DIR}/app/core/version.h.in" "${PROJECT_BINARY_DIR}/generated/core/version.h" @ONLY)

# lineside_library(NAME SOURCES f... LINKS lib... [PRIVATE_LINKS lib...]) makes the static library lineside_NAME, known as lineside::NAME.
function(lineside_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  qt_add_library(lineside_${name} STATIC ${arg_SOURCES})
  add_library(lineside::${name} ALIAS lineside_${name})
  target_link_libraries(lineside_${name} PUBLIC lineside_common ${arg_LINKS} PRIVATE ${arg_PRIVATE_LINKS})
endfunction()

# lineside_test(NAME [LABEL unit|gui|keychain|shell|perf|e2e] [SOURCES f...] LINKS lib... [WRAPPER cmd...])
# The executable NAME is built from NAME.cpp and SOURCES. A test sees a fixed, private environment (tests/support/run-test.sh).
function(lineside_test name)
  cmake_parse_arguments(arg "" "LABEL;TIMEOUT" "SOURCES;LINKS;WRAPPER" ${ARGN})
  if(NOT arg_LABEL)
    set(arg_LABEL unit)
  endif()
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  qt_add_executable(${name} ${name}.cpp ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE lineside_common Qt6::Test ${arg_LINKS})
  target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
  target_compile_definitions(${name} PRIVATE LINESIDE_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data")
  add_test(NAME ${name} COMMAND "${PROJECT_SOURCE_DIR}/tests/support/run-test.sh" ${arg_WRAPPER} $<TARGET_FILE:${name}>)
  set_tests_properties(${name} PROPERTIES LABELS ${arg_LABEL} TIMEOUT ${arg_TIMEOUT})
endfunction()
