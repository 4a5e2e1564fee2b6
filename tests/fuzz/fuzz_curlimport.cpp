// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Any text as a curl command for any shell: it is read or refused, no key that was found stays behind in what is shown, and a request
// that can be written as a command is the same after that command was read. The first byte is the shell, the rest is the text.
#include "interchange/curlimport.h"
#include "interchange/curlwriter.h"

#include <array>
#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

constexpr std::array shells{CommandShell::Posix, CommandShell::Fish, CommandShell::PowerShell, CommandShell::Cmd};
constexpr qsizetype shortestTellingKey = 12; // a shorter one may stand anywhere by chance

void require(bool holds, const char *what, const QString &seen)
{
    if (holds)
        return;
    std::fprintf(stderr, "%s\n%s\n", what, seen.toUtf8().constData());
    std::abort();
}

void requireNoKeys(const ImportedRequest &made)
{
    QStringList texts = made.warnings + made.options.values() + QStringList{made.url, made.request.url.toString()};
    for (const HttpHeader &header : made.request.headers)
        texts.append(header.value.toString());
    const QString shown = texts.join(u'\n'); // apart, or the end of one and the beginning of the next look like a key
    for (const FoundKey &found : made.keys) {
        const bool isShown = found.value.reveal([&shown](QByteArrayView key) {
            return key.size() >= shortestTellingKey && shown.contains(QString::fromUtf8(key));
        });
        require(!isShown, "a key that was found is shown", shown);
    }
}

void requireSameAgain(const HttpRequest &request, CommandShell shell)
{
    const CurlOptions options{.shell = shell};
    const Result<ExportedText> written = exportCurl(request, options);
    if (!written || !written->files.isEmpty())
        return;
    const auto read = importCurl(written->text, shell);
    require(bool(read), "a written command is not read", written->text);
    require(read->size() == 1, "a written command is read as several", written->text);
    const Result<ExportedText> again = exportCurl(read->front().request, options);
    require(bool(again), "what was read cannot be written", written->text);
    require(again->text == written->text, "a request differs after it was written and read", written->text + u'\n' + again->text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data + 1), qsizetype(size - 1));
    const std::size_t choice = data[0] % (shells.size() + 1);
    // A file that the user had read is one that the text may name.
    const BodyFiles files{{u"a"_s, "{\"api_key\": \"sk-0123456789abcdefghij\"}\r\n"}};
    const auto made = importCurl(text, choice < shells.size() ? std::optional(shells.at(choice)) : std::nullopt, files);
    if (!made)
        return 0;
    int rewritten = 0;
    for (const ImportedRequest &request : *made) {
        requireNoKeys(request);
        if (++rewritten <= 4)
            requireSameAgain(request.request, shells.at((data[0] / 8) % shells.size()));
    }
    return 0;
}
