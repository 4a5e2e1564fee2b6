// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/guitest.h"
#include "ui/chat/parameterfield.h"
#include "ui/chat/parametersform.h"

#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

struct Window {
    ParametersForm form;

    Window()
    {
        form.resize(400, 800);
        form.show();
    }
    template<class T>
    T *part(const QString &name) const
    {
        return form.findChild<T *>(name);
    }
    QPlainTextEdit *json() const { return form.findChild<QDialog *>(u"jsonDialog"_s)->findChild<QPlainTextEdit *>(u"jsonEdit"_s); }
    QPushButton *accept() const { return form.findChild<QDialog *>(u"jsonDialog"_s)->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok); }
};

} // namespace

class TestParametersForm : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void fieldsFollowTheProvider_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<QString>("field");
        QTest::addColumn<bool>("isThere");
        QTest::newRow("anybody's seed") << u"openai-compatible"_s << u"seedEdit"_s << true;
        QTest::newRow("Gemini's seed") << u"gemini"_s << u"seedEdit"_s << false;
        QTest::newRow("Gemini's temperature") << u"gemini"_s << u"temperatureEdit"_s << true;
        QTest::newRow("OpenAI's top K") << u"openai"_s << u"topKEdit"_s << false;
    }

    void fieldsFollowTheProvider()
    {
        QFETCH(QString, provider);
        QFETCH(QString, field);
        QFETCH(bool, isThere);
        Window window;
        window.form.setProvider(provider, {});
        QCOMPARE(window.part<QWidget>(field) != nullptr, isThere);
    }

    void whatIsSetIsShownWhoeverTakesIt()
    {
        Window window;
        ChatParameters parameters;
        parameters.seed = 7;
        window.form.setParameters(parameters);
        window.form.setProvider(u"gemini"_s, {});
        QCOMPARE(window.part<QLineEdit>(u"seedEdit"_s)->text(), u"7"_s);
        QVERIFY(window.part<QLineEdit>(u"seedEdit"_s)->isVisible());
        QCOMPARE(window.form.parameters(), parameters);
    }

    void seldomNeededOnesAreFolded()
    {
        Window window;
        auto *seed = window.part<QLineEdit>(u"seedEdit"_s);
        QVERIFY(!seed->isVisible());
        QTest::mouseClick(window.part<QToolButton>(u"moreParametersButton"_s), Qt::LeftButton);
        QVERIFY(seed->isVisible());
        QSignalSpy edited(&window.form, &ParametersForm::edited);
        QTest::keyClicks(seed, u"12"_s);
        QCOMPARE(edited.size(), 2);
        QCOMPARE(window.form.parameters().seed, 12);
        QTest::keyClicks(window.part<QPlainTextEdit>(u"stopEdit"_s), u"END"_s);
        QCOMPARE(window.form.parameters().extra.value(u"stop"_s), "[\"END\"]");
        window.part<QPlainTextEdit>(u"stopEdit"_s)->clear();
        QVERIFY(window.form.parameters().extra.isEmpty()); // not sent, not null
    }

    void saysWhichFieldIsWrong()
    {
        Window window;
        QTest::keyClicks(window.part<QLineEdit>(u"temperatureEdit"_s), u"3"_s);
        QCOMPARE(window.part<QLabel>(u"parameterProblem"_s)->text(), u"Temperature: It is a number, 0 to 2."_s);
        QCOMPARE(window.form.parameters(), ChatParameters());
    }

    void toolsAreCheckedAndCanBeChosen()
    {
        Window window;
        QTest::mouseClick(window.part<QPushButton>(u"toolsButton"_s), Qt::LeftButton);
        QVERIFY(window.accept()->isEnabled()); // the example
        window.json()->setPlainText(u"[{\"name\": \"look up\"}]"_s);
        QVERIFY(!window.accept()->isEnabled());
        QVERIFY(window.part<QLabel>(u"jsonMistake"_s)->text().contains(u"Tool 1 needs a name"_s));
        window.json()->setPlainText(u"[{\"name\": \"look_up\"}]"_s);
        QTest::mouseClick(window.accept(), Qt::LeftButton);
        QCOMPARE(window.form.parameters().extra.value(u"tools"_s), R"([{"function":{"name":"look_up"},"type":"function"}])");
        QCOMPARE(window.part<QPushButton>(u"toolsButton"_s)->text(), u"look_up"_s);
        auto *choice = window.part<QComboBox>(u"toolChoiceBox"_s);
        const int place = choice->findText(u"look_up"_s);
        QVERIFY(place > 0);
        choice->setCurrentIndex(place);
        Q_EMIT choice->activated(place);
        QCOMPARE(window.form.parameters().extra.value(u"tool_choice"_s), R"({"function":{"name":"look_up"},"type":"function"})");
        Window other;
        other.form.setParameters(window.form.parameters());
        QCOMPARE(other.part<QComboBox>(u"toolChoiceBox"_s)->currentText(), u"look_up"_s);
    }

    void theSchemaEditorSaysWhereTheMistakeIs()
    {
        Window window;
        auto *form = window.part<QComboBox>(u"responseFormatBox"_s);
        form->setCurrentIndex(3);
        Q_EMIT form->activated(3);
        QVERIFY(window.accept()->isEnabled());
        window.json()->setPlainText(u"{\n  \"type\": object\n}"_s);
        QVERIFY(!window.accept()->isEnabled());
        const auto *mistake = window.part<QLabel>(u"jsonMistake"_s);
        QVERIFY2(mistake->text().startsWith(u"Line 2, column"_s), qPrintable(mistake->text()));
        QTest::mouseClick(window.part<QPushButton>(u"goToMistake"_s), Qt::LeftButton);
        QCOMPARE(window.json()->textCursor().blockNumber(), 1);
        window.json()->setPlainText(u"{\"type\": \"objekt\"}"_s);
        QVERIFY(!window.accept()->isEnabled());
        window.form.findChild<QDialog *>(u"jsonDialog"_s)->reject();
        QCOMPARE(form->currentIndex(), 0); // nothing was set
        QCOMPARE(window.form.parameters(), ChatParameters());
    }

    void refusedFieldsCanBeSentAgain()
    {
        Window window;
        QSignalSpy cleared(&window.form, &ParametersForm::omitsCleared);
        window.form.setProvider(u"gemini"_s, {u"top_p"_s});
        QVERIFY(window.part<QLabel>(u"omittedParameters"_s)->isVisible());
        QTest::mouseClick(window.part<QPushButton>(u"sendOmittedAgain"_s), Qt::LeftButton);
        QCOMPARE(cleared.size(), 1);
        window.form.setProvider(u"gemini"_s, {});
        QVERIFY(!window.part<QLabel>(u"omittedParameters"_s)->isVisible());
    }
};

QTEST_MAIN(TestParametersForm)
#include "tst_parametersform.moc"
