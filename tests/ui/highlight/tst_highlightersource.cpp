// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/highlight/highlightersource.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

/// The highlighter, waited for if it has to be made ready.
CodeHighlighter *readyHighlighter(HighlighterSource &source, const QString &language)
{
    const QSignalSpy ready(&source, &HighlighterSource::ready);
    CodeHighlighter *highlighter = source.highlighterFor(language);
    if (!highlighter && HighlighterSource::usesSystem()) {
        [&] { QTRY_COMPARE(ready.count(), 1); }();
        highlighter = source.highlighterFor(language);
    }
    return highlighter;
}

/// The token of the first character of `word`.
CodeToken tokenAt(CodeHighlighter &highlighter, const QString &code, const QString &word)
{
    CodeHighlighter::State state;
    for (const QString &line : code.split(u'\n')) {
        const QList<CodeSpan> spans = highlighter.line(line, state);
        const qsizetype place = line.indexOf(word);
        if (place < 0)
            continue;
        for (const CodeSpan &span : spans) {
            if (span.begin <= place && place < span.begin + span.length)
                return span.token;
        }
        return CodeToken::Plain;
    }
    return CodeToken::Error;
}

} // namespace

class TestHighlighterSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothSeeTheSame_data();
    void bothSeeTheSame();
    void everyLanguageOfOursIsThere();
    void givesTheSameOneAgain();
    void knowsNothingOfNonsense_data();
    void knowsNothingOfNonsense();
    void mayBeDeletedWhileLoading();
    void spansAreInOrder();
};

void TestHighlighterSource::bothSeeTheSame_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("word");
    QTest::addColumn<CodeToken>("token");
    const auto row = [](const char *name, const QString &language, const QString &code, const QString &word, CodeToken token) {
        QTest::newRow(name) << language << code << word << token;
    };
    row("c++ keyword", u"c++"_s, u"int f() { return 1; }"_s, u"return"_s, CodeToken::Keyword);
    row("c++ comment goes on", u"c++"_s, u"/* a\nword */"_s, u"word"_s, CodeToken::Comment);
    row("c++ raw string", u"cpp"_s, u"auto s = R\"x(a \"b\nword // )\" )x\";"_s, u"word"_s, CodeToken::String);
    row("c++ number", u"cpp"_s, u"auto n = 1'000;"_s, u"1'000"_s, CodeToken::Number);
    row("python keyword", u"python"_s, u"def f(): pass"_s, u"def"_s, CodeToken::Keyword);
    row("python string", u"py"_s, u"s = 'it\\'s word'"_s, u"word"_s, CodeToken::String);
    row("python comment", u"py"_s, u"x = 1 # word"_s, u"word"_s, CodeToken::Comment);
    row("javascript template", u"javascript"_s, u"const s = `a\nword`;"_s, u"word"_s, CodeToken::String);
    row("javascript comment", u"js"_s, u"a(); // word"_s, u"word"_s, CodeToken::Comment);
    row("typescript keyword", u"typescript"_s, u"export class A {}"_s, u"class"_s, CodeToken::Keyword);
    row("rust nested comment", u"rust"_s, u"/* a /* b */ word */"_s, u"word"_s, CodeToken::Comment);
    row("rust raw string", u"rs"_s, u"let s = r#\"a \" word\"#;"_s, u"word"_s, CodeToken::String);
    row("go raw string", u"go"_s, u"s := `a\nword`"_s, u"word"_s, CodeToken::String);
    row("java keyword", u"java"_s, u"public class A {}"_s, u"class"_s, CodeToken::Keyword);
    row("kotlin comment", u"kotlin"_s, u"val x = 1 // word"_s, u"word"_s, CodeToken::Comment);
    row("ruby string", u"ruby"_s, u"s = 'word'"_s, u"word"_s, CodeToken::String);
    row("lua long comment", u"lua"_s, u"--[[ a\nword ]]"_s, u"word"_s, CodeToken::Comment);
    row("sql string", u"sql"_s, u"select 'it''s word' from t"_s, u"word"_s, CodeToken::String);
    row("bash comment", u"bash"_s, u"echo a # word"_s, u"word"_s, CodeToken::Comment);
    row("bash string", u"sh"_s, u"echo 'word'"_s, u"word"_s, CodeToken::String);
    row("json number", u"json"_s, u"{\"a\": 15}"_s, u"15"_s, CodeToken::Number);
    row("yaml comment", u"yaml"_s, u"a: b # word"_s, u"word"_s, CodeToken::Comment);
    row("toml string", u"toml"_s, u"a = \"word\""_s, u"word"_s, CodeToken::String);
    row("css comment", u"css"_s, u"/* a\nword */ a { }"_s, u"word"_s, CodeToken::Comment);
    row("html comment", u"html"_s, u"<!-- a\nword -->"_s, u"word"_s, CodeToken::Comment);
    row("haskell comment", u"haskell"_s, u"x = 1 -- word"_s, u"word"_s, CodeToken::Comment);
    row("cmake comment", u"cmake"_s, u"set(a b) # word"_s, u"word"_s, CodeToken::Comment);
    row("dockerfile comment", u"dockerfile"_s, u"# word\nFROM x"_s, u"word"_s, CodeToken::Comment);
}

void TestHighlighterSource::bothSeeTheSame()
{
    QFETCH(QString, language);
    QFETCH(QString, code);
    QFETCH(QString, word);
    QFETCH(CodeToken, token);
    HighlighterSource source;
    CodeHighlighter *system = readyHighlighter(source, language);
    QVERIFY(system);
    QCOMPARE(tokenAt(*system, code, word), token);
    QCOMPARE(tokenAt(*codeHighlighterFor(language), code, word), token);
}

void TestHighlighterSource::everyLanguageOfOursIsThere()
{
    HighlighterSource source;
    for (const QString &language : highlightedLanguages())
        QVERIFY2(readyHighlighter(source, language), qPrintable(language));
}

void TestHighlighterSource::givesTheSameOneAgain()
{
    HighlighterSource source;
    CodeHighlighter *highlighter = readyHighlighter(source, u"C++"_s);
    QVERIFY(highlighter);
    QCOMPARE(source.highlighterFor(u"c++"_s), highlighter);
}

void TestHighlighterSource::knowsNothingOfNonsense_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("nothing") << QString();
    QTest::newRow("a made-up one") << u"zxqwv"_s;
    QTest::newRow("endless") << QString(100'000, u'c');
    QTest::newRow("a path") << u"../../etc/passwd"_s;
}

void TestHighlighterSource::knowsNothingOfNonsense()
{
    QFETCH(QString, language);
    HighlighterSource source;
    const QSignalSpy ready(&source, &HighlighterSource::ready);
    QVERIFY(!source.highlighterFor(language));
    QVERIFY(readyHighlighter(source, u"c"_s)); // asked for later, so the other is decided
    for (const QList<QVariant> &told : ready)
        QCOMPARE(told.first().toString(), u"c"_s);
    QVERIFY(!source.highlighterFor(language));
}

void TestHighlighterSource::mayBeDeletedWhileLoading()
{
    auto source = std::make_unique<HighlighterSource>();
    bool wasTold = false;
    QObject::connect(source.get(), &HighlighterSource::ready, this, [&wasTold] { wasTold = true; });
    source->highlighterFor(u"python"_s);
    source.reset();
    HighlighterSource another;
    QVERIFY(readyHighlighter(another, u"c"_s));
    QVERIFY(!wasTold);
}

void TestHighlighterSource::spansAreInOrder()
{
    HighlighterSource source;
    CodeHighlighter *highlighter = readyHighlighter(source, u"cpp"_s);
    QVERIFY(highlighter);
    CodeHighlighter::State state;
    const QString line = u"if (a) return \"x\" + 'c' + 1.5; /* "_s + QString(3 * CodeHighlighter::LongestLine, u'x');
    qsizetype end = 0;
    for (const CodeSpan &span : highlighter->line(line, state)) {
        QVERIFY(span.length > 0 && span.begin >= end && span.token != CodeToken::Plain);
        end = span.begin + span.length;
    }
    QVERIFY(end > 0 && end <= CodeHighlighter::LongestLine);
    QVERIFY(!(state == CodeHighlighter::State()));
}

QTEST_GUILESS_MAIN(TestHighlighterSource)
#include "tst_highlightersource.moc"
