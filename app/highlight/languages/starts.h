// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "highlight/syntaxtable.h"

/// Where the code of each language begins.
namespace lineside::syntax {

extern const Context cStart, cppStart, objectiveCStart, csharpStart, javaStart, goStart, protobufStart;
extern const Context kotlinStart, scalaStart, groovyStart, swiftStart, dartStart, rustStart, zigStart;
extern const Context javascriptStart, jsxStart, typescriptStart, tsxStart, graphqlStart;
extern const Context htmlStart, xmlStart, cssStart, scssStart, phpStart;
extern const Context pythonStart, rubyStart, perlStart, luaStart, rStart, juliaStart, elixirStart, haskellStart;
extern const Context shellStart, consoleStart, powershellStart, batchStart, dockerfileStart, makefileStart, cmakeStart;
extern const Context jsonStart, jsoncStart, yamlStart, tomlStart, iniStart, nginxStart, httpStart, sqlStart;
extern const Context markdownStart, diffStart;

} // namespace lineside::syntax
