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
  # Without these a precompiled header makes the cache miss.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime "${LINESIDE_CCACHE}")
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-fpch-preprocess)
  endif()
endif()
find_program(LINESIDE_MOLD mold)
if(LINESIDE_MOLD)
  target_link_options(lineside_common INTERFACE -fuse-ld=mold)
endif()

configure_file("${PROJECT_SOURCE_DIR}/app/core/version.h.in" "${PROJECT_BINARY_DIR}/generated/core/version.h" @ONLY)

# Headers of the common Qt classes are compiled once and shared, one set for the core and one with widgets. Measured on core,
# protocol, chat and three of their tests, from nothing: 67 s of processor time without, 40 s with.
option(LINESIDE_PRECOMPILE "Share precompiled headers of common classes" ON)
set(lineside_core_headers <algorithm> <chrono> <functional> <memory> <optional> <variant>
  <QByteArray> <QCoreApplication> <QHash> <QList> <QMap> <QObject> <QString> <QStringList> <QTimer> <QUrl>)
set(lineside_widgets_headers ${lineside_core_headers} <QAction> <QBoxLayout> <QFont> <QIcon> <QLabel> <QPainter> <QPushButton> <QWidget>)
# What tests include besides, which costs a test as much again as all else.
set(lineside_test_headers <QFile> <QJsonArray> <QJsonDocument> <QJsonObject> <QRegularExpression> <QSignalSpy> <QTemporaryDir> <QTest>)
# Qt names each test's folder in these, which <QTest> reads: they would make every folder's header another one.
set(lineside_test_options -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR)
set(lineside_test_core_headers ${lineside_core_headers} ${lineside_test_headers})
set(lineside_test_widgets_headers ${lineside_widgets_headers} ${lineside_test_headers})

if(LINESIDE_PRECOMPILE)
  # Their owners define no more than every target that shares them does, or the compiler would turn them down.
  file(WRITE "${PROJECT_BINARY_DIR}/generated/precompiled.cpp" "")
  set(lineside_header_kinds core)
  if(LINESIDE_GUI)
    list(APPEND lineside_header_kinds widgets)
  endif()
  if(BUILD_TESTING)
    list(TRANSFORM lineside_header_kinds PREPEND test_ OUTPUT_VARIABLE lineside_test_kinds)
    list(APPEND lineside_header_kinds ${lineside_test_kinds})
  endif()
  foreach(kind IN LISTS lineside_header_kinds)
    set(qt Qt6::Core)
    if(kind MATCHES "widgets")
      set(qt Qt6::Widgets)
    endif()
    add_library(lineside_precompiled_${kind} OBJECT "${PROJECT_BINARY_DIR}/generated/precompiled.cpp")
    set_target_properties(lineside_precompiled_${kind} PROPERTIES AUTOMOC OFF)
    target_precompile_headers(lineside_precompiled_${kind} PRIVATE ${lineside_${kind}_headers})
    target_link_libraries(lineside_precompiled_${kind} PRIVATE lineside_common ${qt})
    if(kind MATCHES "^test_")
      target_link_libraries(lineside_precompiled_${kind} PRIVATE Qt6::Network Qt6::Test)
      target_compile_options(lineside_precompiled_${kind} PRIVATE ${lineside_test_options})
    endif()
  endforeach()
endif()

# lineside_precompile(TARGET core|widgets|test_core|test_widgets) lets the target share a set.
function(lineside_precompile target kind)
  if(LINESIDE_PRECOMPILE)
    target_precompile_headers(${target} REUSE_FROM lineside_precompiled_${kind})
  endif()
endfunction()

# lineside_library(NAME SOURCES f... LINKS lib... [PRIVATE_LINKS lib...]) makes the static library lineside_NAME, known as lineside::NAME.
function(lineside_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  qt_add_library(lineside_${name} STATIC ${arg_SOURCES})
  add_library(lineside::${name} ALIAS lineside_${name})
  target_link_libraries(lineside_${name} PUBLIC lineside_common ${arg_LINKS} PRIVATE ${arg_PRIVATE_LINKS})
  if(name MATCHES "^ui_")
    lineside_precompile(lineside_${name} widgets)
  else()
    lineside_precompile(lineside_${name} core)
  endif()
endfunction()

# lineside_test(NAME [LABEL unit|gui|keychain|shell|e2e] [SOURCES f...] LINKS lib... [WRAPPER cmd...])
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
  # <QTest> reads whether there is Qt Network, so all who share it have it.
  target_link_libraries(${name} PRIVATE lineside_common Qt6::Test Qt6::Network ${arg_LINKS})
  target_compile_options(${name} PRIVATE ${lineside_test_options})
  target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
  if("${arg_LINKS}" MATCHES "lineside::ui_")
    lineside_precompile(${name} test_widgets)
  elseif("${arg_LINKS}" MATCHES "Qt6::Gui") # which <QTest> reads, too
    lineside_precompile(${name} core)
  else()
    lineside_precompile(${name} test_core)
  endif()
  target_compile_definitions(${name} PRIVATE LINESIDE_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data")
  add_test(NAME ${name} COMMAND "${PROJECT_SOURCE_DIR}/tests/support/run-test.sh" ${arg_WRAPPER} $<TARGET_FILE:${name}>)
  set_tests_properties(${name} PROPERTIES LABELS ${arg_LABEL} TIMEOUT ${arg_TIMEOUT})
  if(arg_LABEL STREQUAL "e2e")
    set_tests_properties(${name} PROPERTIES RUN_SERIAL TRUE) # a person's hands have the machine to themselves
  endif()
endfunction()
