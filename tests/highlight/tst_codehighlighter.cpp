// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "highlight/languages/languages.h"
#include "highlight/markedcode.h"
#include "highlight/tablehighlighter.h"

#include <QDir>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

// What a character may cost, however often rules look at it. Over all of the below it is at most 43.
constexpr qsizetype MostLooks = 90;

QString textOf(std::u16string_view view)
{
    return QString::fromUtf16(view.data(), qsizetype(view.size()));
}

QDir snippets()
{
    return QDir(QStringLiteral(LINESIDE_TEST_DATA "/highlight"));
}

QString snippet(const QString &name)
{
    QFile file(snippets().filePath(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString fault(const QList<CodeSpan> &spans, qsizetype length)
{
    qsizetype end = 0;
    for (const CodeSpan &span : spans) {
        if (span.token == CodeToken::Plain || span.length <= 0)
            return u"a span that says nothing"_s;
        if (span.begin < end)
            return u"spans that overlap"_s;
        end = span.begin + span.length;
    }
    return end > std::min(length, CodeHighlighter::LongestLine) ? u"a span out of the line"_s : QString();
}

/// What is wrong with how a language reads these lines, or nothing.
QString fault(const syntax::Language &language, const QStringList &lines)
{
    TableHighlighter highlighter(language);
    CodeHighlighter::State state;
    for (const QString &line : lines) {
        const qsizetype before = highlighter.looked();
        const QString wrong = fault(highlighter.line(line, state), line.size());
        if (!wrong.isEmpty())
            return wrong + u": "_s + line;
        const qsizetype looks = highlighter.looked() - before;
        if (looks > MostLooks * (line.size() + 1))
            return u"%1 looks at %2 characters: %3"_s.arg(looks).arg(line.size()).arg(line.left(80));
    }
    return {};
}

QStringList nasty()
{
    static constexpr QStringView pieces[] = {
        u"\"", u"'", u"`", u"${", u"$(", u"$((", u"}", u"{", u"(", u")", u"[", u"]", u"[[", u"/*", u"*/", u"//", u"/", u"\\", u"<", u">",
        u"</", u"/>", u"<script>", u"</script>", u"<!--", u"#", u"#{", u"r#\"", u"R\"x(", u"<<EOF", u"<<~A", u"EOF", u"\"\"\"", u"'''",
        u"```", u"{-", u"-}", u"--[==[", u"]==]", u"$a$", u"%w(", u"s/", u"q{", u"~r/", u"f\"", u"key: |", u"- ", u":", u"=", u"0x1.", u"1e+",
        u"'\\''", u"@\"", u"|", u"-", u"~", u"word", u"Type", u"x(", u" ", u"\t", u"é", u"漢", u"\U0001f600"};
    QRandomGenerator random(20261122);
    QStringList lines;
    for (int line = 0; line < 60; ++line) {
        QString text;
        for (int piece = int(random.bounded(40)); piece > 0; --piece)
            text += pieces[random.bounded(quint32(std::size(pieces)))];
        lines.append(text);
    }
    for (const QStringView piece : pieces)
        lines.append(piece.toString().repeated(1024 / piece.size()));
    for (char16_t c = u' '; c < u'\x7f'; ++c)
        lines.append(QString(1024, c));
    return lines;
}

QStringList noise()
{
    QRandomGenerator random(7);
    QStringList lines;
    for (int line = 0; line < 40; ++line) {
        QString text;
        for (int c = int(random.bounded(200)); c > 0; --c)
            text += QChar(ushort(line % 2 ? random.bounded(0x10000) : random.bounded(128)));
        lines.append(text);
    }
    return lines;
}

} // namespace

class TestCodeHighlighter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void reads_data();
    void reads();
    void keepsItsPromises_data();
    void keepsItsPromises();
    void goesOnFromAnyLine_data();
    void goesOnFromAnyLine();
    void knowsByAlias_data();
    void knowsByAlias();
    void namesAreSortedAndTakenOnce();
    void everyLanguageHasItsSnippet();
    void aLongLineEndsPlain();
    void aStateOfAnotherLanguageIsAStart();
};

void TestCodeHighlighter::reads_data()
{
    QTest::addColumn<QString>("marked");
    for (const QString &name : snippets().entryList(QDir::Files, QDir::Name))
        QTest::newRow(qPrintable(name)) << snippet(name);
}

void TestCodeHighlighter::reads()
{
    QFETCH(QString, marked);
    const auto highlighter = codeHighlighterFor(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(highlighter);
    QCOMPARE(markedCode(*highlighter, codeOf(marked)).split(u'\n'), marked.split(u'\n'));
}

void TestCodeHighlighter::keepsItsPromises_data()
{
    QTest::addColumn<const syntax::Language *>("language");
    for (const syntax::Language &language : syntax::languages())
        QTest::newRow(qPrintable(textOf(language.name))) << &language;
}

void TestCodeHighlighter::keepsItsPromises()
{
    QFETCH(const syntax::Language *, language);
    QCOMPARE(fault(*language, nasty()), QString());
    QCOMPARE(fault(*language, noise()), QString());
    for (const QString &other : snippets().entryList(QDir::Files)) {
        const QStringList lines = codeOf(snippet(other));
        QCOMPARE(fault(*language, lines), QString());
        QCOMPARE(fault(*language, {lines.join(u' ')}), QString());
    }
}

void TestCodeHighlighter::goesOnFromAnyLine_data()
{
    reads_data();
}

/// Each line, read again from the state before it by another highlighter, gives the same spans and the same state.
void TestCodeHighlighter::goesOnFromAnyLine()
{
    QFETCH(QString, marked);
    const auto first = codeHighlighterFor(QString::fromUtf8(QTest::currentDataTag()));
    const auto second = codeHighlighterFor(QString::fromUtf8(QTest::currentDataTag()));
    CodeHighlighter::State state;
    for (const QString &line : codeOf(marked)) {
        CodeHighlighter::State before = state;
        const QList<CodeSpan> spans = first->line(line, state);
        CodeHighlighter::State elsewhere;
        second->line(u"/* \"\"\" ` { noise between", elsewhere);
        QCOMPARE(second->line(line, before), spans);
        QVERIFY(before == state);
    }
}

void TestCodeHighlighter::knowsByAlias_data()
{
    QTest::addColumn<QString>("alias");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QChar>("mark");
    QTest::newRow("c++") << u"C++"_s << u"constexpr"_s << QChar(u'k');
    QTest::newRow("cpp") << u"cpp"_s << u"constexpr"_s << QChar(u'k');
    QTest::newRow("py") << u"py"_s << u"def"_s << QChar(u'k');
    QTest::newRow("sh") << u"sh"_s << u"fi"_s << QChar(u'k');
    QTest::newRow("JS") << u"JS"_s << u"const"_s << QChar(u'k');
    QTest::newRow("yml") << u"yml"_s << u"# x"_s << QChar(u'c');
    QTest::newRow("unknown") << u"klingon"_s << QString() << QChar();
    QTest::newRow("nothing") << u""_s << QString() << QChar();
    QTest::newRow("two words") << u"php3 php8"_s << QString() << QChar();
    QTest::newRow("endless") << QString(100'000, u'c') << QString() << QChar();
}

void TestCodeHighlighter::knowsByAlias()
{
    QFETCH(QString, alias);
    QFETCH(QString, code);
    QFETCH(QChar, mark);
    const auto highlighter = codeHighlighterFor(alias);
    QCOMPARE(bool(highlighter), !code.isEmpty());
    if (highlighter)
        QCOMPARE(markedCode(*highlighter, {code}), code + u'\n' + QString(code.size(), mark) + u'\n');
}

void TestCodeHighlighter::namesAreSortedAndTakenOnce()
{
    QStringList names = highlightedLanguages();
    QVERIFY(std::is_sorted(names.cbegin(), names.cend()));
    QVERIFY(names.size() >= 25);
    for (const syntax::Language &language : syntax::languages())
        names += textOf(language.aliases).split(u' ', Qt::SkipEmptyParts);
    QCOMPARE(names.removeDuplicates(), 0);
}

void TestCodeHighlighter::everyLanguageHasItsSnippet()
{
    QCOMPARE(snippets().entryList(QDir::Files).size(), highlightedLanguages().size());
    for (const QString &language : highlightedLanguages())
        QVERIFY2(!codeOf(snippet(language)).isEmpty(), qPrintable(language));
}

void TestCodeHighlighter::aLongLineEndsPlain()
{
    const auto highlighter = codeHighlighterFor(u"c");
    CodeHighlighter::State state;
    const QString line = u"/*"_s + QString(CodeHighlighter::LongestLine * 3, u'x') + u"*/"_s;
    QCOMPARE(highlighter->line(line, state), (QList<CodeSpan>{{0, CodeHighlighter::LongestLine, CodeToken::Comment}}));
    const QString pairs = u"x"_s + QString::fromUtf8("\xf0\x9f\x98\x80").repeated(CodeHighlighter::LongestLine);
    const QList<CodeSpan> spans = highlighter->line(pairs, state);
    QCOMPARE(spans.size(), 1);
    QCOMPARE(spans.first().length % 2, 1); // no pair is torn
}

void TestCodeHighlighter::aStateOfAnotherLanguageIsAStart()
{
    const auto c = codeHighlighterFor(u"c");
    const auto python = codeHighlighterFor(u"python");
    CodeHighlighter::State state;
    c->line(u"/* open", state);
    QVERIFY(!(state == CodeHighlighter::State()));
    CodeHighlighter::State fresh;
    QCOMPARE(python->line(u"def f():", state), python->line(u"def f():", fresh));
    QVERIFY(state == fresh);
}

QTEST_GUILESS_MAIN(TestCodeHighlighter)
#include "tst_codehighlighter.moc"
