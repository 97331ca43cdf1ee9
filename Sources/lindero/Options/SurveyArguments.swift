public import ArgumentParser
public import Demarcation
public import Reports
public import SurveyFormats

extension SurveyFormat: ExpressibleByArgument {}
extension TextEncoding: ExpressibleByArgument {}
extension Survey.Class: ExpressibleByArgument {}
extension MatchReport.Format: ExpressibleByArgument {}
extension SurveySheet.Format: ExpressibleByArgument {}
