// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/formcheck.h"

#include "core/valuetemplate.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::FormCheck)
};

using Kind = FormField::Kind;
using Type = FormDocument::Type;

constexpr qsizetype longestChecked = 10'000; // a pattern is tried on no longer text

bool tooLittle(const FormField &field, double number)
{
    return field.least && (number < *field.least || (field.aboveLeast && number <= *field.least));
}

QString rangeOf(const FormField &field)
{
    const auto shown = [](double number) { return QString::number(number, 'g', 12); };
    if (field.least && field.most)
        return Tr::tr("From %1 to %2.").arg(shown(*field.least), shown(*field.most));
    if (field.most)
        return Tr::tr("At most %1.").arg(shown(*field.most));
    return field.aboveLeast ? Tr::tr("More than %1.").arg(shown(*field.least)) : Tr::tr("At least %1.").arg(shown(*field.least));
}

QString numberProblem(const FormField &field, const FormDocument &document, const FormPath &path)
{
    const std::optional<double> number = document.number(path);
    if (!number)
        return field.kind == Kind::Integer ? Tr::tr("This is no whole number.") : Tr::tr("This is no number.");
    if (field.kind == Kind::Integer && *number != std::floor(*number))
        return Tr::tr("This is no whole number.");
    return tooLittle(field, *number) || (field.most && *number > *field.most) ? rangeOf(field) : QString();
}

// A reference is replaced before the gateway sees it, so nothing can be said of its form.
bool isReference(const QString &text)
{
    return !ValueTemplate::parse(text).references().isEmpty() || text.startsWith("$secret://"_L1) || text.startsWith("$env://"_L1);
}

bool isKeyName(const QString &name)
{
    static const QRegularExpression key(u"authorization|key|token|secret"_s, QRegularExpression::CaseInsensitiveOption);
    return key.match(name).hasMatch();
}

QString keyProblem()
{
    return Tr::tr("A key does not belong in a route: it would be kept in a file. Name a reference, such as {env:GEMINI_API_KEY}.");
}

QString textProblem(const FormField &field, const FormDocument &document, const FormPath &path)
{
    if (document.type(path) != Type::Text)
        return Tr::tr("This is no text.");
    const QString text = document.shown(path);
    if (isWrittenOutKey(field, {}, text))
        return keyProblem();
    if (field.shortest && text.size() < *field.shortest)
        return text.isEmpty() ? Tr::tr("This must not be empty.") : Tr::tr("At least %n character(s).", nullptr, *field.shortest);
    if (field.longest && text.size() > *field.longest)
        return Tr::tr("At most %n character(s).", nullptr, *field.longest);
    if (field.pattern.isEmpty() || text.size() > longestChecked || isReference(text))
        return {};
    const QRegularExpression pattern(field.pattern);
    return pattern.isValid() && !pattern.match(text).hasMatch()
        ? Tr::tr("This is not of the form that the gateway asks for: %1").arg(field.pattern)
        : QString();
}

QString listProblem(const FormField &field, const FormDocument &document, const FormPath &path)
{
    const Type type = document.type(path);
    const bool isLoneText = field.kind == Kind::Choices && field.loneChoiceIsText && type == Type::Text;
    // A script of the gateway's writes an empty list as an empty object.
    if (type != Type::List && !isLoneText && !(type == Type::Object && document.names(path).isEmpty()))
        return Tr::tr("This is no list.");
    const int count = isLoneText ? 1 : document.count(path);
    if (field.shortest && count < *field.shortest)
        return Tr::tr("At least %n entry/entries.", nullptr, *field.shortest);
    if (field.longest && count > *field.longest)
        return Tr::tr("At most %n entry/entries.", nullptr, *field.longest);
    if (field.kind == Kind::Choices) {
        const QStringList texts = document.texts(path);
        const auto odd = std::ranges::find_if(texts, [&field](const QString &text) { return !field.choices.contains(text); });
        if (odd != texts.end())
            return Tr::tr("“%1” is none of the choices.").arg(*odd);
    }
    return {};
}

QString mapProblem(const FormField &field, const FormDocument &document, const FormPath &path)
{
    if (document.type(path) != Type::Object)
        return Tr::tr("These are no names with values.");
    if (!field.secret)
        return {};
    const QStringList names = document.names(path);
    const bool isOpen = std::ranges::any_of(
        names, [&](const QString &name) { return isWrittenOutKey(field, name, document.shown(path + QStringList { name })); });
    return isOpen ? keyProblem() : QString();
}

int problemsInItems(const FormField &table, const FormDocument &document, const FormPath &path)
{
    int count = 0;
    FormField item = table;
    item.kind = Kind::Group;
    for (int i = 0; i < document.count(path); ++i)
        count += problemsWithin(item, document, path + QStringList { QString::number(i) });
    return count;
}

} // namespace

bool isWrittenOutKey(const FormField &field, const QString &name, const QString &text)
{
    return field.secret && (name.isEmpty() || isKeyName(name)) && !text.trimmed().isEmpty() && !isReference(text.trimmed())
        && !text.contains(u"••••"_s) && text.trimmed().compare("Bearer"_L1, Qt::CaseInsensitive) != 0;
}

int problemsWithin(const FormField &field, const FormDocument &document, const FormPath &path)
{
    if (!path.isEmpty() && !fieldProblem(field, document, path).isEmpty())
        return 1;
    if (field.kind == Kind::Table)
        return problemsInItems(field, document, path);
    if (field.kind != Kind::Group || (!path.isEmpty() && !document.has(path)))
        return 0;
    int count = 0;
    for (const FormField &member : field.fields) {
        if (fieldCounts(member, field, document, path))
            count += problemsWithin(member, document, path + QStringList { member.name });
    }
    return count;
}

QString fieldProblem(const FormField &field, const FormDocument &document, const FormPath &path)
{
    const Type type = document.type(path);
    if (type == Type::Missing)
        return field.required ? Tr::tr("This is needed.") : QString();
    switch (field.kind) {
    case Kind::Text:
    case Kind::LongText:
        return textProblem(field, document, path);
    case Kind::Integer:
    case Kind::Number:
        return numberProblem(field, document, path);
    case Kind::NumberOrText:
        return type == Type::Number || type == Type::Text ? QString() : Tr::tr("This is neither a number nor a text.");
    case Kind::Switch:
        return type == Type::Switch ? QString() : Tr::tr("This is neither on nor off.");
    case Kind::Choice:
        return field.choices.contains(document.shown(path)) ? QString() : Tr::tr("“%1” is none of the choices.").arg(document.shown(path));
    case Kind::Choices:
    case Kind::TextList:
    case Kind::NumberList:
    case Kind::Table:
        return listProblem(field, document, path);
    case Kind::TextMap:
        return mapProblem(field, document, path);
    case Kind::Group:
        return type == Type::Object || (type == Type::List && document.count(path) == 0) ? QString()
                                                                                         : Tr::tr("This is no group of fields.");
    case Kind::Json:
        break;
    }
    return {};
}

bool fieldCounts(const FormField &field, const FormField &group, const FormDocument &document, const FormPath &groupPath)
{
    if (field.onlyIf.isEmpty())
        return true;
    const FormPath deciding = groupPath + QStringList { field.onlyIf };
    const FormField *other = fieldAt(group, { field.onlyIf });
    const QString value = document.has(deciding) || !other ? document.shown(deciding) : other->defaultText;
    return field.onlyIfValues.contains(value);
}

} // namespace lineside
