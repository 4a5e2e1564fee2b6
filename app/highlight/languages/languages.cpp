// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "highlight/languages/languages.h"

#include "highlight/languages/starts.h"

namespace lineside::syntax {
namespace {

constexpr Language table[] = {
    {u"bash", u"sh shell zsh ksh ash dash", &shellStart},
    {u"batch", u"bat cmd dos", &batchStart},
    {u"c", u"h", &cStart},
    {u"c#", u"csharp cs", &csharpStart},
    {u"c++", u"cpp cxx cc hpp hxx hh arduino ino cuda cu", &cppStart},
    {u"cmake", u"cmakelists.txt", &cmakeStart},
    {u"console", u"shell-session shellsession sh-session bash-session terminal", &consoleStart},
    {u"css", u"", &cssStart},
    {u"dart", u"", &dartStart},
    {u"diff", u"patch udiff", &diffStart},
    {u"dockerfile", u"docker containerfile", &dockerfileStart},
    {u"elixir", u"ex exs", &elixirStart},
    {u"go", u"golang", &goStart},
    {u"graphql", u"gql", &graphqlStart},
    {u"groovy", u"gradle jenkinsfile", &groovyStart},
    {u"haskell", u"hs", &haskellStart},
    {u"html", u"htm xhtml vue svelte", &htmlStart},
    {u"http", u"https rest", &httpStart},
    {u"ini", u"cfg conf properties dosini env dotenv editorconfig systemd desktop", &iniStart},
    {u"java", u"", &javaStart},
    {u"javascript", u"js mjs cjs node", &javascriptStart},
    {u"json", u"geojson webmanifest", &jsonStart},
    {u"jsonc", u"json5 jsonl ndjson", &jsoncStart},
    {u"jsx", u"", &jsxStart},
    {u"julia", u"jl", &juliaStart},
    {u"kotlin", u"kt kts", &kotlinStart},
    {u"lua", u"luau", &luaStart},
    {u"makefile", u"make mk gnumakefile", &makefileStart},
    {u"markdown", u"md mdx", &markdownStart},
    {u"nginx", u"nginxconf", &nginxStart},
    {u"objective-c", u"objectivec objc m mm", &objectiveCStart},
    {u"perl", u"pl pm", &perlStart},
    {u"php", u"php3 php8", &phpStart},
    {u"powershell", u"ps1 pwsh ps psm1", &powershellStart},
    {u"protobuf", u"proto proto3", &protobufStart},
    {u"python", u"py py3 python3 pycon gyp", &pythonStart},
    {u"r", u"rlang", &rStart},
    {u"ruby", u"rb rake gemfile rakefile", &rubyStart},
    {u"rust", u"rs", &rustStart},
    {u"scala", u"sc sbt", &scalaStart},
    {u"scss", u"less", &scssStart},
    {u"sql", u"mysql postgresql postgres psql plpgsql sqlite tsql plsql mariadb", &sqlStart},
    {u"swift", u"", &swiftStart},
    {u"toml", u"", &tomlStart},
    {u"tsx", u"", &tsxStart},
    {u"typescript", u"ts mts cts", &typescriptStart},
    {u"xml", u"svg xsd xsl xslt rss atom plist xaml qrc", &xmlStart},
    {u"yaml", u"yml", &yamlStart},
    {u"zig", u"", &zigStart},
};

} // namespace

std::span<const Language> languages()
{
    return table;
}

} // namespace lineside::syntax
